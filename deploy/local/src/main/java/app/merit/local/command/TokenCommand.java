package app.merit.local.command;

import app.merit.local.cluster.Addresses;
import app.merit.local.demo.Tokens;
import app.merit.local.state.LauncherRecord;
import app.merit.local.state.RefusedException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./merit token USER}: prints nothing but the token. */
@Command(name = "token", description = "Prints a bearer token of a demo login.", mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "USER", description = "A login, for example anna.petrova or kim.admin.")
    private String user = "";

    @Option(names = "--password", defaultValue = "demo", description = "Its password (default: ${DEFAULT-VALUE}).")
    private String password = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        LauncherRecord launcher = LauncherRecord.read(data.directory().launcher())
                .filter(record -> record.process().alive().isPresent())
                .orElseThrow(() -> new RefusedException(
                        "Merit does not run on " + data.directory().folder() + ".", "Start it with ./merit up"));
        System.out.println(new Tokens(new Addresses(launcher.port())).token(user, password));
        return 0;
    }
}
