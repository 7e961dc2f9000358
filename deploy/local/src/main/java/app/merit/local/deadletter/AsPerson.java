package app.merit.local.deadletter;

import app.merit.local.cluster.Addresses;
import app.merit.local.command.DataOption;
import app.merit.local.demo.Tokens;
import app.merit.local.state.DataDirectory;
import app.merit.local.state.LauncherRecord;
import app.merit.local.state.RefusedException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cluster, and as whom. */
final class AsPerson {
    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--as",
            paramLabel = "LOGIN",
            description = "Who does it: a demo login (default: otto.ops; to approve: kim.admin).")
    private @Nullable String login;

    @Option(names = "--password", defaultValue = "demo", description = "Its password (default: ${DEFAULT-VALUE}).")
    private String password = "";

    /** @throws RefusedException if nothing runs there or Keycloak does not know the login */
    LettersApi api(String otherwise) throws IOException, InterruptedException {
        DataDirectory directory = data.directory();
        LauncherRecord launcher = LauncherRecord.read(directory.launcher())
                .filter(record -> record.process().alive().isPresent())
                .orElseThrow(() -> new RefusedException(
                        "Merit does not run on " + directory.folder() + ".", "Start it with ./merit up"));
        Addresses addresses = new Addresses(launcher.port());
        String who = Optional.ofNullable(login).orElse(otherwise);
        return new LettersApi(addresses.gatewayUrl(), new Tokens(addresses).token(who, password));
    }
}
