package app.merit.local.command;

import app.merit.local.cluster.Addresses;
import app.merit.local.demo.Tokens;
import app.merit.local.load.CrmImport;
import app.merit.local.load.FileImport;
import app.merit.local.load.HistoryFile;
import app.merit.local.load.ImportApi;
import app.merit.local.load.Outcome;
import app.merit.local.load.Progress;
import app.merit.local.state.LauncherRecord;
import app.merit.local.state.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./merit import}: loads history from a file or from the CRM's own list. */
@Command(
        name = "import",
        description =
                "Loads history. Interrupted, the same command goes on where it was; run twice, it changes nothing.",
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    private static final int SOME_BAD = 1;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--source", required = true, paramLabel = "S", description = "The source the history belongs to.")
    private String source = "";

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A .csv whose header names canonical fields, or a .jsonl of canonical records.")
    private @Nullable Path file;

    @Option(names = "--from-crm", description = "Read the CRM's own list instead of a file.")
    private boolean fromCrm;

    @Option(names = "--since", paramLabel = "DATE", description = "With --from-crm: what changed since then.")
    private @Nullable String since;

    @Option(names = "--entity", paramLabel = "WORD", description = "deal or activity, for a CSV without that column.")
    private @Nullable String entity;

    @Option(
            names = "--occurred-at",
            paramLabel = "INSTANT",
            description = "Time of rows that state none; without it such rows are bad.")
    private @Nullable String occurredAt;

    @Option(names = "--dry-run", description = "Only check the file.")
    private boolean dryRun;

    @Option(names = "--strict", description = "Load nothing if one row is bad.")
    private boolean strict;

    @Option(names = "--user", defaultValue = "kim.admin", description = "A demo login (default: ${DEFAULT-VALUE}).")
    private String user = "";

    @Option(names = "--password", defaultValue = "demo", description = "Its password (default: ${DEFAULT-VALUE}).")
    private String password = "";

    @Option(names = "--token", description = "A bearer token instead of a login.")
    private @Nullable String token;

    @Option(names = "--url", description = "A gateway elsewhere, with --token.")
    private @Nullable String url;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (fromCrm == (file != null)) {
            throw new RefusedException(
                    fromCrm ? "A file and --from-crm are two things." : "Neither a file nor --from-crm is given.",
                    "./merit import --source S FILE.csv, or ./merit import --source S --from-crm");
        }
        ImportApi api = api();
        Outcome outcome = fromCrm ? new CrmImport(api, Progress.onTerminal()).load(source, instant()) : file(api);
        outcome.print(System.out);
        return outcome.finished() && outcome.bad() == 0 ? 0 : SOME_BAD;
    }

    private Outcome file(ImportApi api) throws IOException, InterruptedException {
        HistoryFile history = new HistoryFile(java.util.Objects.requireNonNull(file), Optional.ofNullable(entity));
        FileImport load = new FileImport(api, Progress.onTerminal());
        Optional<String> stamp = Optional.ofNullable(occurredAt);
        if (dryRun || strict) {
            Outcome checked = load.load(source, history, stamp, true);
            if (dryRun || checked.bad() > 0) {
                return checked;
            }
        }
        return load.load(source, history, stamp, false);
    }

    private Optional<String> instant() {
        if (since == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    since.contains("T")
                            ? Instant.parse(since).toString()
                            : LocalDate.parse(since)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                                    .toString());
        } catch (DateTimeParseException noDate) {
            throw new RefusedException(
                    "--since " + since + " is no date.", "Write 2026-01-31 (UTC), or 2026-01-31T10:00:00Z.");
        }
    }

    private ImportApi api() throws IOException {
        if (url != null) {
            if (token == null) {
                throw new RefusedException("--url needs --token.", "A demo login is good for this machine only.");
            }
            return new ImportApi(url.replaceAll("/+$", ""), () -> token);
        }
        LauncherRecord launcher = LauncherRecord.read(data.directory().launcher())
                .filter(running -> running.process().alive().isPresent())
                .orElseThrow(() -> new RefusedException(
                        "Merit does not run on " + data.directory().folder() + ".", "Start it with ./merit up"));
        Addresses addresses = new Addresses(launcher.port());
        return new ImportApi(
                addresses.gatewayUrl(), () -> token != null ? token : new Tokens(addresses).token(user, password));
    }
}
