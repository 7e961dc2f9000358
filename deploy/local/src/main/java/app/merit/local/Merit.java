package app.merit.local;

import app.merit.local.command.DownCommand;
import app.merit.local.command.ImportCommand;
import app.merit.local.command.StatusCommand;
import app.merit.local.command.TokenCommand;
import app.merit.local.command.UpCommand;
import app.merit.local.deadletter.DeadLettersCommand;
import app.merit.local.state.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The launcher's entry. */
@Command(
        name = "merit",
        description = "Runs the whole of Merit on this machine.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            TokenCommand.class,
            ImportCommand.class,
            DeadLettersCommand.class
        })
public final class Merit {
    private Merit() {}

    /** Exit code of a refusal that a person can put right. */
    public static final int REFUSED = 3;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Merit()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof RefusedException refused) {
                command.getErr().println(refused.getMessage());
                command.getErr().println(refused.wayOn());
                return REFUSED;
            }
            throw failure;
        });
    }
}
