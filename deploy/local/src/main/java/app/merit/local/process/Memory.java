package app.merit.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The main memory that processes occupy. */
public final class Memory {
    private Memory() {}

    /**
     * Kibibytes of the process and its descendants. On Linux shared pages are divided among those who share them (PSS),
     * so that PostgreSQL's buffers are counted once; elsewhere the resident size.
     */
    public static long kibibytesOf(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(one -> ofOne(one.pid()))
                .sum();
    }

    /** Kibibytes of the process without its descendants. */
    public static long kibibytesOfAlone(ProcessHandle process) {
        return ofOne(process.pid());
    }

    private static long ofOne(long pid) {
        Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try {
            if (Files.isReadable(rollup)) {
                return Files.readAllLines(rollup).stream()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .sum();
            }
            return residentByPs(pid);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static long residentByPs(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        String printed =
                new String(ps.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        return printed.isEmpty() ? 0 : Long.parseLong(printed);
    }
}
