package app.merit.local.simulator.push;

import app.merit.local.simulator.record.CrmSource;

/**
 * What was agreed when the webhook was set up in the CRM.
 *
 * @param secret in the form of the source's {@code secrets} setting
 * @param publicUrl the gateway as the CRM calls it, without a path; some signatures cover it
 */
public record Subscription(CrmSource source, String secret, String publicUrl) {
    /** Path of a request whose proof does not stand in the address. */
    public String path() {
        return "/webhooks/" + source.wireName();
    }

    /** Path of a request whose proof is the secret in the address. */
    public String secretPath() {
        return path() + "/" + secret;
    }
}
