package app.merit.local.simulator.push;

import app.merit.local.simulator.record.CrmEvent;
import java.time.Instant;

/** How one CRM writes its webhooks. */
public interface Pushes {
    /** @param sentAt the moment of sending, which some signatures and bodies state */
    WebhookRequest write(CrmEvent event, Instant sentAt);
}
