package app.merit.local.command;

import app.merit.embedded.Checkout;
import app.merit.local.state.DataDirectory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that every command shares. */
public final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of all state (default: .merit in the checkout).")
    private @Nullable Path folder;

    public DataDirectory directory() {
        return new DataDirectory(folder == null ? Checkout.root().resolve(".merit") : folder);
    }
}
