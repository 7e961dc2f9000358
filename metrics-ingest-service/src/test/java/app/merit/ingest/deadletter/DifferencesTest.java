package app.merit.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.ReplayNote.Difference;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    @Test
    void jsonIsComparedByPointer() {
        assertThat(between(
                        JSON,
                        "{\"a\":{\"b/c\":1,\"gone\":[]},\"same\":2}",
                        "{\"a\":{\"b/c\":\"1\"},\"same\":2,\"n\":[null]}"))
                .containsExactly(
                        new Difference("/a/b~1c", "1", "\"1\""),
                        new Difference("/a/gone", "[]", ""),
                        new Difference("/n/0", "", "null"));
    }

    @Test
    void aFormIsComparedByKey() {
        assertThat(between(FORM, "l[0][id]=&l[0][price]=5", "l%5B0%5D%5Bid%5D=7&l[0][price]=5"))
                .containsExactly(new Difference("l[0][id]", "", "7"));
    }

    @Test
    void brokenTextIsComparedByLine() {
        assertThat(between(JSON, "{\n\"a\":1", "{\n\"a\":1}"))
                .contains(new Difference("line 2", "\"a\":1", ""), new Difference("/a", "", "1"));
    }

    @Test
    void theSameValueInAnotherSpellingIsNoDifference() {
        assertThat(between(JSON, "{\"a\":1,\"b\":2}", "{ \"b\": 2, \"a\": 1 }")).isEmpty();
    }

    @Test
    void thereAreNeverMoreThanANoteCarriesAndNoneIsTooLong() {
        String many = IntStream.range(0, 60)
                .mapToObj(i -> "k" + i + "=" + "v".repeat(300))
                .collect(Collectors.joining("&"));
        List<Difference> found = between(FORM, "a=1", many + "&a=1");
        assertThat(found).hasSize(50);
        assertThat(found.getLast().after()).isEqualTo("11 more differences");
        assertThat(found.getFirst().after()).hasSize(200);
    }

    private static List<Difference> between(String type, String before, String after) {
        InboxMessage original = MaskTest.message(type, before, "utf-8");
        return Differences.between(original, MaskTest.message(type, after, "utf-8"));
    }
}
