package app.merit.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on a TCP port of this machine. */
public final class PortOwner {
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** True if we could listen on the port of the loopback address now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** A description such as {@code process 4711 (java -jar shop.jar)}; nothing if the system does not tell. */
    public static Optional<String> describe(int port) {
        OptionalLong pid = pidOf(port);
        if (pid.isEmpty()) {
            return Optional.empty();
        }
        String command = ProcessHandle.of(pid.getAsLong())
                .flatMap(process -> process.info().commandLine())
                .map(line -> line.length() > 100 ? line.substring(0, 100) + "..." : line)
                .map(line -> " (" + line + ")")
                .orElse("");
        return Optional.of("process " + pid.getAsLong() + command);
    }

    private static OptionalLong pidOf(int port) {
        try {
            return Files.isReadable(Path.of("/proc/net/tcp")) ? byProc(port) : byLsof(port);
        } catch (IOException | UncheckedIOException unknown) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong byProc(int port) throws IOException {
        Set<String> sockets = Stream.concat(listeners("/proc/net/tcp", port), listeners("/proc/net/tcp6", port))
                .collect(Collectors.toSet());
        if (sockets.isEmpty()) {
            return OptionalLong.empty();
        }
        return ProcessHandle.allProcesses()
                .mapToLong(ProcessHandle::pid)
                .filter(pid -> holds(pid, sockets))
                .findFirst();
    }

    /** Sockets (as file descriptors show them) that listen on the port. */
    private static Stream<String> listeners(String table, int port) throws IOException {
        Path file = Path.of(table);
        if (!Files.isReadable(file)) {
            return Stream.empty();
        }
        String suffix = ":" + String.format(Locale.ROOT, "%04X", port);
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING))
                .map(columns -> "socket:[" + columns[9] + "]");
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.anyMatch(file -> pointsTo(file, sockets));
        } catch (IOException | UncheckedIOException notOurs) {
            return false;
        }
    }

    private static boolean pointsTo(Path file, Set<String> sockets) {
        try {
            return sockets.contains(Files.readSymbolicLink(file).toString());
        } catch (IOException closed) {
            return false;
        }
    }

    private static OptionalLong byLsof(int port) throws IOException {
        Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
        String printed = new String(lsof.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return printed.lines()
                .filter(line -> !line.isBlank())
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
