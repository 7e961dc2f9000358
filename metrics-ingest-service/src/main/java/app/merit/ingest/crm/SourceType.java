package app.merit.ingest.crm;

import app.merit.ingest.crm.amocrm.AmoCrmAdapter;
import app.merit.ingest.crm.bitrix24.Bitrix24Adapter;
import app.merit.ingest.crm.close.CloseAdapter;
import app.merit.ingest.crm.copper.CopperAdapter;
import app.merit.ingest.crm.dynamics365.Dynamics365Adapter;
import app.merit.ingest.crm.freshsales.FreshsalesAdapter;
import app.merit.ingest.crm.hubspot.HubSpotAdapter;
import app.merit.ingest.crm.monday.MondayAdapter;
import app.merit.ingest.crm.pipedrive.PipedriveAdapter;
import app.merit.ingest.crm.salesforce.SalesforceAdapter;
import app.merit.ingest.crm.standard.StandardAdapter;
import app.merit.ingest.crm.zoho.ZohoAdapter;
import app.merit.ingest.domain.SourceAdapter;
import java.util.Arrays;
import java.util.Optional;

/**
 * The closed list of source types: one line registers one. Java seals an interface only within one package, so the list
 * is an enum, which is as closed and keeps each adapter in a folder of its own (a test finds any that is not listed).
 */
public enum SourceType {
    AMOCRM("amocrm", new AmoCrmAdapter()),
    BITRIX24("bitrix24", new Bitrix24Adapter()),
    CLOSE("close", new CloseAdapter()),
    COPPER("copper", new CopperAdapter()),
    DYNAMICS365("dynamics365", new Dynamics365Adapter()),
    FRESHSALES("freshsales", new FreshsalesAdapter()),
    HUBSPOT("hubspot", new HubSpotAdapter()),
    MONDAY("monday", new MondayAdapter()),
    PIPEDRIVE("pipedrive", new PipedriveAdapter()),
    SALESFORCE("salesforce", new SalesforceAdapter()),
    STANDARD("standard", new StandardAdapter()),
    ZOHO("zoho", new ZohoAdapter());

    private final String wire;
    private final SourceAdapter adapter;

    SourceType(String wire, SourceAdapter adapter) {
        this.wire = wire;
        this.adapter = adapter;
    }

    /** The word in {@code merit.sources.<name>.type}. */
    public String wire() {
        return wire;
    }

    public SourceAdapter adapter() {
        return adapter;
    }

    public static Optional<SourceType> ofWire(String word) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(word)).findFirst();
    }
}
