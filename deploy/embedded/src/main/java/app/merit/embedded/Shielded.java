package app.merit.embedded;

import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps a terminal's Ctrl-C and hang-up away from a child process. A terminal sends both to every process of the
 * foreground group; only the launcher may act on them, so that the parts stop one after the other. A request to end
 * (SIGTERM) still works.
 */
public final class Shielded {
    private Shielded() {}

    /** The command that runs the given one in the same process, with SIGINT and SIGHUP ignored. */
    public static List<String> command(List<String> command) {
        return Stream.concat(Stream.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\""), command.stream())
                .toList();
    }
}
