package app.merit.ingest.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CRM connections, {@code merit.sources.<name>.*}; a name is lower case letters, digits, dot, dash, underscore. */
@ConfigMapping(prefix = "merit.sources")
public interface SourceConfig {
    /** 1 MiB. */
    int DEFAULT_MAX_BODY_BYTES = 1_048_576;

    @WithParentName
    Map<String, Source> sources();

    /** One connection. */
    interface Source {
        /** {@code amocrm}, {@code pipedrive} or {@code standard}. */
        String type();

        /**
         * Active secrets by key id, at least one; several while one is being rotated. amocrm: the secret in the URL;
         * pipedrive: {@code user:password}; standard: {@code whsec_} and base64.
         */
        Map<String, String> secrets();

        /** ISO 4217 code of amounts that come without one; needed for amocrm. */
        Optional<String> currency();

        /** Tenant ids that requests may state (amocrm: account id or subdomain; pipedrive: company id); not checked if absent. */
        Optional<List<String>> account();

        /** Longest accepted body in bytes, 1 KiB to 16 MiB; a higher value costs memory per request in flight. */
        @WithDefault("" + DEFAULT_MAX_BODY_BYTES)
        int maxBodyBytes();

        /**
         * The address under which the CRM calls this source, {@code https://host/path}; needed where a signature covers it
         * (HubSpot).
         */
        Optional<String> publicUrl();

        /** What only this type of CRM needs; see its page under docs/sources. */
        Map<String, String> options();

        /** How the CRM's REST API is reached; without it nothing is read back or reconciled. */
        Optional<Api> api();

        /** Display names by language, {@code ru} and {@code en}. */
        Map<String, String> name();
    }

    /** The vendor's REST API. */
    interface Api {
        /** Address up to where the vendor's paths begin; derived from the options if absent and the vendor lets us. */
        Optional<String> baseUrl();

        /** What the login needs, by name: {@code token}, {@code client-id}, {@code refresh-token} ... */
        Map<String, String> credentials();

        /** True lets the address lie on this machine or in a private network: for simulators and on-premise CRMs only. */
        @WithDefault("false")
        boolean allowPrivate();
    }
}
