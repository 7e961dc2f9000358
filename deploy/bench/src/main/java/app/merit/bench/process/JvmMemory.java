package app.merit.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of another JVM on this machine, asked of the JVM itself by {@code jcmd} and of the system. */
public record JvmMemory(long pid) {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final double KIBIBYTES = 1024;

    /** MiB of the heap that are left after a full collection, which this asks for. */
    public double heapAfterCollection() throws IOException, InterruptedException {
        jcmd("GC.run");
        return number(USED, jcmd("GC.heap_info"));
    }

    /** MiB that the process holds of the machine's memory. */
    public double resident() throws IOException {
        return number(RESIDENT, Files.readString(Path.of("/proc/" + pid + "/status")));
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(tool, Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + command + " failed: " + said);
        }
        return said;
    }

    private static double number(Pattern pattern, String text) throws IOException {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("No " + pattern + " in " + text);
        }
        return Long.parseLong(found.group(1)) / KIBIBYTES;
    }
}
