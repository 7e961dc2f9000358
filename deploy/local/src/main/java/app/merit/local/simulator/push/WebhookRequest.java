package app.merit.local.simulator.push;

import java.util.Map;

/**
 * A request as the CRM sends it.
 *
 * @param path below the gateway's address
 */
public record WebhookRequest(String path, Map<String, String> headers, byte[] body) {}
