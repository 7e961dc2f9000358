package app.merit.local.simulator;

import app.merit.local.simulator.dialect.amocrm.AmoCrmPushes;
import app.merit.local.simulator.dialect.amocrm.AmoCrmRest;
import app.merit.local.simulator.dialect.bitrix24.Bitrix24Pushes;
import app.merit.local.simulator.dialect.bitrix24.Bitrix24Rest;
import app.merit.local.simulator.dialect.close.ClosePushes;
import app.merit.local.simulator.dialect.close.CloseRest;
import app.merit.local.simulator.dialect.copper.CopperPushes;
import app.merit.local.simulator.dialect.copper.CopperRest;
import app.merit.local.simulator.dialect.dynamics365.DynamicsPushes;
import app.merit.local.simulator.dialect.dynamics365.DynamicsRest;
import app.merit.local.simulator.dialect.hubspot.HubSpotPushes;
import app.merit.local.simulator.dialect.hubspot.HubSpotRest;
import app.merit.local.simulator.dialect.monday.MondayPushes;
import app.merit.local.simulator.dialect.monday.MondayRest;
import app.merit.local.simulator.dialect.pipedrive.PipedrivePushes;
import app.merit.local.simulator.dialect.pipedrive.PipedriveRest;
import app.merit.local.simulator.dialect.salesforce.SalesforcePushes;
import app.merit.local.simulator.dialect.salesforce.SalesforceRest;
import app.merit.local.simulator.dialect.standard.StandardPushes;
import app.merit.local.simulator.dialect.zoho.ZohoPushes;
import app.merit.local.simulator.dialect.zoho.ZohoRest;
import app.merit.local.simulator.push.Pushes;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.rest.RestDialect;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The CRMs that can be simulated. */
public enum Dialect {
    AMOCRM(AmoCrmPushes::new, AmoCrmRest::new),
    BITRIX24(Bitrix24Pushes::new, Bitrix24Rest::new),
    CLOSE(ClosePushes::new, CloseRest::new),
    COPPER(CopperPushes::new, CopperRest::new),
    DYNAMICS365(DynamicsPushes::new, DynamicsRest::new),
    HUBSPOT(HubSpotPushes::new, HubSpotRest::new),
    MONDAY(MondayPushes::new, MondayRest::new),
    PIPEDRIVE(PipedrivePushes::new, PipedriveRest::new),
    SALESFORCE(SalesforcePushes::new, SalesforceRest::new),
    STANDARD(StandardPushes::new, null),
    ZOHO(ZohoPushes::new, ZohoRest::new);

    private final Function<Subscription, Pushes> pushes;
    private final @org.jspecify.annotations.Nullable Supplier<RestDialect> rest;

    Dialect(Function<Subscription, Pushes> pushes, @org.jspecify.annotations.Nullable Supplier<RestDialect> rest) {
        this.pushes = pushes;
        this.rest = rest;
    }

    /** The type of such sources in {@code merit.sources}. */
    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    Pushes pushes(Subscription subscription) {
        return pushes.apply(subscription);
    }

    /** Empty for a CRM that nothing can be read from. */
    Optional<RestDialect> rest() {
        return Optional.ofNullable(rest).map(Supplier::get);
    }
}
