package app.merit.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merit.ingest.domain.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapturedRequestTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void everyByteAfterTheFirstEmptyLineIsBody(String end) throws WrongUse {
        String body = "a=1\r\n\r\nДва\n\n";
        CapturedRequest request = read("POST /webhooks/crm?x=1 HTTP/1.1" + end + "Content-Type: text/plain" + end
                + "X-Two: a" + end + "x-two:b" + end + end + body);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/webhooks/crm?x=1");
        assertThat(request.headers().first("content-type")).contains("text/plain");
        assertThat(request.headers().all("X-TWO")).containsExactly("a", "b");
        assertThat(request.body()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRequestMayBeWithoutABodyOrHeaders() throws WrongUse {
        assertThat(read("OPTIONS /webhooks/crm HTTP/1.1").body()).isEmpty();
        assertThat(read("POST /webhooks/crm HTTP/1.1\n\n{}").headers().values()).isEmpty();
    }

    @Test
    void anAddressInTheRequestLineAndAFoldedHeaderAreRead() throws WrongUse {
        CapturedRequest request =
                read("post https://merit.example.com/webhooks/crm?a=b HTTP/2\nX-Long: one\n  two\nHost: h:8080\n\n");

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/webhooks/crm?a=b");
        assertThat(request.headers().first("x-long")).contains("one two");
        assertThat(request.address()).contains("https://h:8080/webhooks/crm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "leads[add][0][id]=1", "{\"a\": 1}", "{\n}", "HTTP/1.1 200 OK\n\n", "POST\n\n"})
    void aBareBodyIsNoRequest(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("does not begin with a request line")
                .hasMessageContaining("POST /webhooks/crm HTTP/1.1");
    }

    @Test
    void aBodyWithoutAnEmptyLineBeforeItIsNamedByItsLineAndNotShown() {
        assertThatThrownBy(() -> read("POST /w HTTP/1.1\nHost: h\n{\"secret\":\"fake-secret\"}"))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("Line 3")
                .hasMessageNotContaining("fake-secret");
    }

    @Test
    void eachSegmentAfterTheFirstMayBeTheSecretTheLastFirst() throws WrongUse {
        CapturedRequest request = read("POST /gate/webhooks/crm/a%2Fb?key=k HTTP/1.1\n\n");

        assertThat(request.readings().stream().map(Request::urlSecrets))
                .containsExactly(List.of("a/b", "k"), List.of("crm", "k"), List.of("webhooks", "k"), List.of("k"));
    }

    @Test
    void twoSegmentsAreFirstReadAsHavingNoSecret() throws WrongUse {
        assertThat(read("POST /hooks/crm HTTP/1.1\n\n").readings().stream().map(Request::urlSecrets))
                .containsExactly(List.of(), List.of("crm"));
        assertThat(read("POST / HTTP/1.1\n\n").readings()).hasSize(1);
    }

    private static CapturedRequest read(String text) throws WrongUse {
        return CapturedRequest.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
