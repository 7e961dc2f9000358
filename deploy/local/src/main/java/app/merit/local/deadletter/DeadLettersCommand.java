package app.merit.local.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./merit dead-letters}: over the API, with the rights of the person it is done as. */
@Command(
        name = "dead-letters",
        description = "What could not be understood: list, look at, replay, alter, approve, waive.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class DeadLettersCommand {
    private static final String OPERATOR = "otto.ops";
    private static final String SECOND_PERSON = "kim.admin";

    @Spec
    private @Nullable CommandSpec spec;

    /** Which letters. */
    static final class Filter {
        @Option(names = "--source", paramLabel = "NAME", description = "Only of this source.")
        private @Nullable String source;

        @Option(
                names = "--reason-is",
                paramLabel = "SLUG",
                description = "Only with this reason, for example invalid-data.")
        private @Nullable String reason;

        @Option(names = "--status", paramLabel = "STATUS", description = "open, pending-approval, replayed or waived.")
        private @Nullable String status;

        @Option(
                names = "--since",
                paramLabel = "INSTANT",
                description = "Only failed since, for example 2026-11-23T00:00:00Z.")
        private @Nullable String since;

        Map<String, String> query() {
            Map<String, String> query = new LinkedHashMap<>();
            Optional.ofNullable(source).ifPresent(value -> query.put("source", value));
            Optional.ofNullable(reason).ifPresent(value -> query.put("reason", value));
            Optional.ofNullable(status).ifPresent(value -> query.put("status", value));
            Optional.ofNullable(since).ifPresent(value -> query.put("since", value));
            return query;
        }
    }

    @Command(name = "list", description = "Newest failure first, 50 at a time.", mixinStandardHelpOptions = true)
    int list(
            @Mixin AsPerson as,
            @Mixin Filter filter,
            @Option(names = "--page", defaultValue = "0", description = "From 0.") int page)
            throws IOException, InterruptedException {
        Map<String, String> query = filter.query();
        query.put("page", Integer.toString(page));
        return print(LetterText.table(as.api(OPERATOR).get("", query)));
    }

    @Command(name = "show", description = "One letter, values masked.", mixinStandardHelpOptions = true)
    int show(
            @Mixin AsPerson as,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--unmask", description = "Shows the values too; who looks and why is recorded.")
                    boolean unmask,
            @Option(names = "--reason", paramLabel = "WHY", defaultValue = "", description = "Why values are shown.")
                    String reason,
            @Option(names = "--body", description = "Prints the body alone, for example into a file to alter it.")
                    boolean bodyAlone)
            throws IOException, InterruptedException {
        Map<String, String> query = unmask ? Map.of("unmask", "true", "reason", reason) : Map.of();
        JsonNode letter = as.api(OPERATOR).get("/" + id, query);
        return print(bodyAlone ? LetterText.body(letter.at("/message/body")) : LetterText.letter(letter));
    }

    @Command(
            name = "replay",
            description = "Sends one letter through again unchanged, or with --all what the filter finds.",
            mixinStandardHelpOptions = true)
    int replay(
            @Mixin AsPerson as,
            @Mixin Filter filter,
            @Parameters(paramLabel = "ID", arity = "0..1") @Nullable String id,
            @Option(names = "--all", description = "All open ones that the filter finds.") boolean all)
            throws IOException, InterruptedException {
        if (all == (id != null)) {
            throw new picocli.CommandLine.ParameterException(commandLine(), "Name one ID, or --all.");
        }
        LettersApi api = as.api(OPERATOR);
        if (id != null) {
            JsonNode done = api.post("/" + id + "/replay", Map.of(), Map.of());
            return print(done.path("replayed").size() + " letter(s) replayed. "
                    + done.path("detail").asText() + "\n");
        }
        JsonNode done = api.post("/replay", filter.query(), Map.of());
        return print("%d request(s) with %d letter(s) replayed, %d past their retention, %d left.%n"
                .formatted(
                        done.path("requests").asInt(),
                        done.path("letters").asInt(),
                        done.path("expired").size(),
                        done.path("left").asLong()));
    }

    @Command(
            name = "edit",
            description = "Proposes an altered body; a second person approves it.",
            mixinStandardHelpOptions = true)
    int edit(
            @Mixin AsPerson as,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--file", required = true, paramLabel = "FILE", description = "The altered body, UTF-8.")
                    Path file,
            @Option(names = "--note", paramLabel = "TEXT", description = "Why, for the second person.") @Nullable
                    String note)
            throws IOException, InterruptedException {
        Map<String, String> body = new LinkedHashMap<>(Map.of("body", Files.readString(file)));
        Optional.ofNullable(note).ifPresent(text -> body.put("note", text));
        JsonNode edit = as.api(OPERATOR).post("/" + id + "/edits", Map.of(), body);
        return print(LetterText.edit(edit) + "\nIt waits for a second person: ./merit dead-letters approve " + id + " "
                + edit.path("number").asInt() + "\n");
    }

    @Command(
            name = "approve",
            description = "Approves an altered body and sends it; not by who altered it.",
            mixinStandardHelpOptions = true)
    int approve(
            @Mixin AsPerson as, @Parameters(paramLabel = "ID") String id, @Parameters(paramLabel = "NUMBER") int number)
            throws IOException, InterruptedException {
        JsonNode done = as.api(SECOND_PERSON).post("/" + id + "/edits/" + number + "/approval", Map.of(), Map.of());
        return print("Approved. " + done.path("detail").asText() + "\n");
    }

    @Command(name = "waive", description = "Leaves a letter out for good.", mixinStandardHelpOptions = true)
    int waive(
            @Mixin AsPerson as,
            @Parameters(paramLabel = "ID") String id,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "WHY",
                            description = "Why; it is kept with the name.")
                    String reason)
            throws IOException, InterruptedException {
        JsonNode letter = as.api(OPERATOR).post("/" + id + "/waive", Map.of(), Map.of("reason", reason));
        return print("Waived by " + letter.at("/decision/by").asText() + ".\n");
    }

    private int print(String text) {
        PrintWriter out = commandLine().getOut();
        out.print(text.endsWith("\n") ? text : text + "\n");
        out.flush();
        return 0;
    }

    private picocli.CommandLine commandLine() {
        return java.util.Objects.requireNonNull(spec).commandLine();
    }
}
