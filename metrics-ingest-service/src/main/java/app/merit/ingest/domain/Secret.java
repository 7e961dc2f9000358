package app.merit.ingest.domain;

import java.nio.charset.StandardCharsets;

/**
 * One active secret of a source.
 *
 * @param keyId its public name, so that a rotation can be followed in records
 * @param value never printed
 */
public record Secret(String keyId, String value) {
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Secret[" + keyId + "]";
    }
}
