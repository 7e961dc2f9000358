package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.format.FormBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Blanks the values of {@code auth[...]}, whatever form the brackets have, and leaves every other byte as it is. Of the
 * block stays only what is known to be no secret: tokens of a kind that we do not know yet must not be kept either.
 */
final class AuthBlock {
    private static final byte[] BLANK = "***".getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> HARMLESS = Set.of(
            "auth[domain]",
            "auth[member_id]",
            "auth[client_endpoint]",
            "auth[server_endpoint]",
            "auth[expires]",
            "auth[expires_in]",
            "auth[scope]",
            "auth[status]",
            "auth[user_id]");
    /** Names under which Bitrix24 sends tokens outside of the block too. */
    private static final List<String> TOKENS =
            List.of("application_token", "access_token", "refresh_token", "auth_id", "refresh_id");

    private AuthBlock() {}

    static byte[] blank(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        int start = 0;
        while (start < body.length) {
            int end = indexOf(body, '&', start, body.length);
            int equals = indexOf(body, '=', start, end);
            if (equals < end && isSecret(key(body, start, equals))) {
                out.write(body, start, equals + 1 - start);
                out.writeBytes(BLANK);
            } else {
                out.write(body, start, end - start);
            }
            if (end < body.length) {
                out.write('&');
            }
            start = end + 1;
        }
        return out.toByteArray();
    }

    private static boolean isSecret(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        boolean inBlock = name.equals("auth") || name.startsWith("auth[");
        return inBlock && !HARMLESS.contains(key) || TOKENS.stream().anyMatch(name::contains);
    }

    private static String key(byte[] body, int from, int end) {
        String raw = new String(body, from, end - from, StandardCharsets.UTF_8).replace("\uFEFF", "");
        return FormBody.decodeEscapes(raw);
    }

    private static int indexOf(byte[] body, char wanted, int from, int end) {
        for (int i = from; i < end; i++) {
            if (body[i] == wanted) {
                return i;
            }
        }
        return end;
    }
}
