package app.merit.local.simulator;

import app.merit.local.state.SecretName;
import app.merit.local.state.Secrets;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;

/** Writes each event as its CRM would. */
public final class WireFormats {
    private final Map<CrmSource, WireFormat> formats;

    public WireFormats(Secrets secrets) {
        ObjectMapper json = new ObjectMapper();
        this.formats = Map.of(
                CrmSource.AMOCRM, new AmoCrmFormat(secrets.get(SecretName.AMOCRM_URL)),
                CrmSource.PIPEDRIVE, new PipedriveFormat(json, secrets.get(SecretName.PIPEDRIVE_LOGIN)),
                CrmSource.STANDARD, new StandardFormat(json, secrets.get(SecretName.STANDARD_KEY)));
    }

    public WebhookRequest write(CrmEvent event, Instant sentAt) {
        WireFormat format = formats.get(event.source());
        if (format == null) {
            throw new IllegalArgumentException("No format for " + event.source());
        }
        return format.write(event, sentAt);
    }
}
