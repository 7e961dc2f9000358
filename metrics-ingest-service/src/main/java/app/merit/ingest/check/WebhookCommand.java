package app.merit.ingest.check;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./merit webhook}: commands about webhook requests that need no running cluster. */
@Command(
        name = "merit webhook",
        description = "Looks at webhook requests; needs no running cluster.",
        synopsisSubcommandLabel = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class WebhookCommand implements Runnable {
    private static final int BROKEN = 3;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: ./merit webhook check ...");
    }

    /** The command line over a clock, so that tests can hold it. */
    static CommandLine commandLine(Clock clock) {
        // A secret may begin with @: no argument is a file of arguments.
        return new CommandLine(new WebhookCommand())
                .addSubcommand(new CheckCommand(clock))
                .setExpandAtFiles(false)
                // Not 1 or 2, which say something about the request or its use.
                .setExecutionExceptionHandler((bug, command, _) -> {
                    bug.printStackTrace(command.getErr());
                    return BROKEN;
                });
    }

    public static void main(String... arguments) {
        // Whatever the terminal's language is, JSON is UTF-8.
        PrintWriter out = writer(FileDescriptor.out);
        int exit = commandLine(Clock.systemUTC())
                .setOut(out)
                .setErr(writer(FileDescriptor.err))
                .execute(arguments);
        out.flush();
        System.exit(exit);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
