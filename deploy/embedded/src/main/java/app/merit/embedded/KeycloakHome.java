package app.merit.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder that one Keycloak server works in: links to the shared distribution, and its own database and realm. A
 * changed realm document throws the old database away, because Keycloak imports a realm only once.
 */
final class KeycloakHome {
    private static final List<String> SHARED = List.of("lib", "conf", "providers", "themes", "bin", "version.txt");

    private KeycloakHome() {}

    /** Makes the folder fit for a start with this realm and these values of its placeholders. */
    static void prepare(Path home, Path distribution, String realm, Map<String, String> placeholders)
            throws IOException {
        Files.createDirectories(home);
        for (String name : SHARED) {
            Path link = home.resolve(name);
            Path target = distribution.resolve(name);
            if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
                continue;
            }
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, target);
        }
        Path mark = home.resolve("realm.sha256");
        String digest = sha256(realm + new TreeMap<>(placeholders));
        if (Files.exists(mark) && Files.readString(mark).equals(digest)) {
            return;
        }
        delete(home.resolve("data"));
        Path imports = home.resolve("data/import");
        Files.createDirectories(imports);
        Files.writeString(imports.resolve("realm.json"), realm);
        Files.writeString(mark, digest);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
