package app.merit.local.simulator;

import java.time.Instant;

/** How one CRM writes its webhooks. */
interface WireFormat {
    /** @param sentAt the moment of sending, which some signatures cover */
    WebhookRequest write(CrmEvent event, Instant sentAt);
}
