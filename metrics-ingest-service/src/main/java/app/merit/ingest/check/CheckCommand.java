package app.merit.ingest.check;

import app.merit.ingest.crm.SourceType;
import app.merit.ingest.domain.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./merit webhook check}: proves and decodes one captured request and prints what became of it as JSON. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes a captured HTTP request and prints what Merit makes of it, as one JSON object: whether it is"
                    + " proven, what the sender would be answered, and which changes it would give.",
            "It sends nothing, stores nothing and needs no running cluster."
        },
        footerHeading = "%nThe file%n",
        footer = {
            "  The whole request: request line, headers, an empty line, and the body byte for byte up to the end of the"
                    + " file. The first segment of the path does not matter; any other may be the secret.",
            "",
            "Examples",
            "  ./merit webhook check --type amocrm --secret fake-url-secret lead.http",
            "  ./merit webhook check --type pipedrive --secret user:password deal.http",
            "  ./merit webhook check --type copper --secret secret=s3cret --secret key=k3y deal.http",
            "  ./merit webhook check --type hubspot --secret \"$APP_SECRET\" --now 2026-11-23T10:00:00Z \\",
            "      --public-url https://merit.example.com/webhooks/hubspot-main event.http",
            "  ./merit webhook check --config sources.properties --source amocrm-main lead.http",
            "  ./merit webhook check --type standard - < event.http      (no secret: only decodes)",
            "",
            "Exit code: 0 it ran, 1 the request would be refused, 2 wrong use.",
            "More: docs/connect-crm.md"
        })
final class CheckCommand implements Callable<Integer> {
    private static final int RAN = 0;
    private static final int REFUSED = 1;
    private static final int WRONG_USE = 2;

    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            completionCandidates = Types.class,
            description = "Type of the source: ${COMPLETION-CANDIDATES}. Not needed with --config.")
    private @Nullable String type;

    @Option(
            names = "--secret",
            paramLabel = "SECRET",
            description = "An active secret, as merit.sources.<name>.secrets.* has it; repeat it for several."
                    + " user:password for Basic, name=value for named fields. Without any, nothing is proven."
                    + " Replaces the secrets of --config.")
    private List<String> secrets = List.of();

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description = "When the request came in, such as 2026-11-23T10:00:00Z; default: now. Old signatures are"
                    + " refused as stale.")
    private @Nullable Instant now;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "The address the CRM called, for signatures that cover it; default: https, Host and path of"
                    + " the request.")
    private @Nullable String publicUrl;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A whole entry of merit.sources: .properties as the service reads it, or JSON or YAML.")
    private @Nullable Path config;

    @Option(names = "--source", paramLabel = "NAME", description = "Which source, if --config has several.")
    private @Nullable String source;

    @Parameters(paramLabel = "FILE.http", description = "The captured request; - reads standard input.")
    @SuppressWarnings("NullAway.Init")
    private String file;

    CheckCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try {
            Optional<CalledAddress> called = CalledAddress.of(publicUrl);
            CapturedRequest saved = CapturedRequest.read(bytes(file));
            CapturedRequest captured =
                    called.map(address -> address.applyTo(saved)).orElse(saved);
            Asked asked = new Asked(
                    Optional.ofNullable(type),
                    secrets,
                    called.map(address -> address.url(saved)),
                    Optional.ofNullable(source));
            SourceSettings settings =
                    config == null ? asked.alone(captured) : asked.over(SourceFile.read(config), captured);
            List<String> warnings = Warnings.of(captured, settings, config != null);
            Findings findings = Findings.of(captured, settings, now == null ? clock.instant() : now);
            spec.commandLine().getOut().println(Report.of(settings.name(), findings, warnings));
            return findings.refused() ? REFUSED : RAN;
        } catch (WrongUse wrong) {
            spec.commandLine().getErr().println("merit webhook check: " + wrong.getMessage());
            return WRONG_USE;
        }
    }

    private static byte[] bytes(String name) throws WrongUse {
        try {
            return name.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(name));
        } catch (NoSuchFileException missing) {
            throw new WrongUse("There is no file " + name + ".");
        } catch (IOException unreadable) {
            throw new WrongUse(name + " cannot be read: " + unreadable.getMessage());
        }
    }

    /** The words of {@code --type}, for the help text. */
    static final class Types implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(SourceType.values()).map(SourceType::wire).iterator();
        }
    }
}
