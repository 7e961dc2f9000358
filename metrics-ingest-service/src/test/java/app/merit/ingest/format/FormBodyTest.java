package app.merit.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormBodyTest {
    @Test
    void bracketsRawOrEncodedNest() {
        assertThat(tree("a[b][c]=1").scalar("a", "b", "c")).contains("1");
        assertThat(tree("a%5Bb%5D%5bc%5d=1").scalar("a", "b", "c")).contains("1");
    }

    @Test
    void indexesMayHaveGapsAndLargeOnesStayKeys() {
        var tree = tree("f[0][id]=1&f[3][id]=2&links[15319601][ID]=9");
        assertThat(tree.at("f").children().keySet()).containsExactly("0", "3");
        assertThat(tree.scalar("links", "15319601", "ID")).contains("9");
    }

    @Test
    void emptyBracketsAppend() {
        var tree = tree("tag[]=a&tag[]=b&tag[7]=c&tag[]=d");
        assertThat(tree.at("tag").children().keySet()).containsExactly("0", "1", "7", "8");
    }

    @Test
    void onePathCanBeScalarAndObject() {
        var tree = tree("note[type]=3&note[type][uuid]=x");
        assertThat(tree.scalar("note", "type")).contains("3");
        assertThat(tree.scalar("note", "type", "uuid")).contains("x");
    }

    @Test
    void escapesAreDecodedExactlyOnce() {
        assertThat(tree("u=a%252Bb%2Bc+d").scalar("u")).contains("a%2Bb+c d");
    }

    @Test
    void aBrokenEscapeStaysAsSent() {
        assertThat(tree("u=50%&v=%zz&w=%4").scalar("u")).contains("50%");
        assertThat(tree("u=50%&v=%zz&w=%4").scalar("v")).contains("%zz");
        assertThat(tree("w=%4").scalar("w")).contains("%4");
    }

    @Test
    void textIsUtf8() {
        assertThat(tree("n=%D0%A1%D0%B4%D0%B5%D0%BB%D0%BA%D0%B0+%F0%9F%98%80").scalar("n"))
                .contains("Сделка 😀");
    }

    @Test
    void oddPairsAreTakenAsTheyAre() {
        var tree = tree("&&=x&lone&a=1=2&b[c=3&[d]=4&e]=5");
        assertThat(tree.scalar("lone")).contains("");
        assertThat(tree.scalar("a")).contains("1=2");
        assertThat(tree.scalar("b", "c")).contains("3");
        assertThat(tree.scalar("[d]")).contains("4");
        assertThat(tree.scalar("e]")).contains("5");
    }

    @Test
    void theBoundsHoldOnBothSides() {
        String deepest = "a" + "[b]".repeat(FormBody.MAX_DEPTH - 1) + "=1";
        assertThat(parse(deepest)).isInstanceOf(Parsed.Ok.class);
        assertThat(reason("a" + "[b]".repeat(FormBody.MAX_DEPTH) + "=1")).isEqualTo("too-deep");
        assertThat(parse("a=1&".repeat(FormBody.MAX_PAIRS))).isInstanceOf(Parsed.Ok.class);
        assertThat(reason("a=1&".repeat(FormBody.MAX_PAIRS + 1))).isEqualTo("too-many-fields");
        assertThat(parse("k".repeat(FormBody.MAX_KEY_LENGTH) + "=1")).isInstanceOf(Parsed.Ok.class);
        assertThat(reason("k".repeat(FormBody.MAX_KEY_LENGTH + 1) + "=1")).isEqualTo("key-too-long");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() {
        assertThat(tree("\uFEFFleads[add][0][id]=1&leads[add][0][price]=2")
                        .at("leads", "add", "0")
                        .children())
                .containsOnlyKeys("id", "price");
    }

    private static String reason(String form) {
        return parse(form) instanceof Parsed.Malformed<FormNode>(var reason, var _) ? reason : "none";
    }

    private static FormNode tree(String form) {
        return ((Parsed.Ok<FormNode>) parse(form)).value();
    }

    private static Parsed<FormNode> parse(String form) {
        return FormBody.parse(form.getBytes(StandardCharsets.UTF_8));
    }
}
