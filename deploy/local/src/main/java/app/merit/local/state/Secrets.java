package app.merit.local.state;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The passwords of one data folder: made once, readable by their owner only. */
public final class Secrets {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int RANDOM_BYTES = 24;
    private static final int KEY_BYTES = 32;

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the file; what it lacks is generated and written back. */
    public static Secrets open(Path file, SecureRandom random) throws IOException {
        Map<String, String> values = new TreeMap<>();
        if (Files.exists(file)) {
            Properties kept = new Properties();
            kept.load(new StringReader(Files.readString(file)));
            kept.stringPropertyNames().forEach(name -> values.put(name, kept.getProperty(name)));
        }
        Map<String, String> before = Map.copyOf(values);
        for (String name : SecretName.all()) {
            values.computeIfAbsent(name, key -> generate(key, random));
        }
        if (!values.equals(before)) {
            write(file, values);
        }
        Files.setPosixFilePermissions(file, OWNER_ONLY);
        return new Secrets(values);
    }

    /** Empty values, for those who only look. */
    public static Secrets none() {
        Map<String, String> values = new TreeMap<>();
        SecretName.all().forEach(name -> values.put(name, ""));
        return new Secrets(values);
    }

    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No secret named " + name);
        }
        return value;
    }

    private static String generate(String name, SecureRandom random) {
        byte[] bytes = new byte[name.equals(SecretName.INGEST_KEY) ? KEY_BYTES : RANDOM_BYTES];
        random.nextBytes(bytes);
        return switch (name) {
            case SecretName.PIPEDRIVE_LOGIN -> "merit-demo:" + HexFormat.of().formatHex(bytes);
            case SecretName.INGEST_KEY -> Base64.getEncoder().encodeToString(bytes);
            case SecretName.STANDARD_KEY -> "whsec_" + Base64.getEncoder().encodeToString(bytes);
            default -> HexFormat.of().formatHex(bytes);
        };
    }

    private static void write(Path file, Map<String, String> values) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        String text = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(
                        "\n", "# Made by ./merit for this data folder. Keep it to yourself.\n", "\n"));
        Files.writeString(next, text);
        Files.move(next, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
