package app.merit.ingest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Reply;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AcceptWebhookTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456789Z");

    private final List<InboxMessage> kept = new ArrayList<>();
    private final List<String> ledger = new ArrayList<>();
    private boolean kafkaThere = true;
    private boolean allRead = true;
    private final AcceptWebhook accept = new AcceptWebhook(
            new TwoSources(),
            message -> kafkaThere && kept.add(message),
            (source, answer, at) -> ledger.add(source + " " + answer),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aProvenRequestIsKeptWithItsDigestAndReceiveTime() {
        assertThat(post("amo", "fake-url-secret", "leads[add][0][id]=1")).isEqualTo(new Answer.Kept(Reply.empty(200)));
        assertThat(kept).singleElement().satisfies(message -> {
            assertThat(message.receivedAt()).isEqualTo(Instant.parse("2026-11-23T10:00:00.123456Z"));
            assertThat(message.sha256()).hasSize(64);
            assertThat(message.path()).isEqualTo("/webhooks/amo/***");
            assertThat(message.headers()).containsOnlyKeys("content-type", "ce-id");
        });
    }

    @Test
    void aFailedProofKeepsNothing() {
        assertThat(post("amo", "wrong", "x=1")).isEqualTo(new Answer.NotProven(Proof.Reason.MISMATCH));
        assertThat(post("nobody", "fake-url-secret", "x=1"))
                .isEqualTo(new Answer.NotProven(Proof.Reason.UNKNOWN_SOURCE));
        assertThat(kept).isEmpty();
        assertThat(ledger).hasSize(2).last().asString().startsWith("unknown ");
    }

    @Test
    void whileSourcesMayBeUnreadAFailedProofIsAskedToComeAgain() {
        allRead = false;
        assertThat(post("nobody", "fake-url-secret", "x=1")).isEqualTo(new Answer.Unsure());
        assertThat(post("amo", "fake-secret-of-the-database", "x=1")).isEqualTo(new Answer.Unsure());
        assertThat(post("amo", "fake-url-secret", "x=1")).isEqualTo(new Answer.Kept(Reply.empty(200)));
    }

    @Test
    void aRetiredSecretIsStillBlanked() {
        post("amo", "fake-url-secret", "late=fake-retired-secret");
        assertThat(kept.getFirst().body()).isEqualTo("late=***");
    }

    @Test
    void whatCannotBeKeptIsNeverCalledKept() {
        kafkaThere = false;
        assertThat(post("amo", "fake-url-secret", "x=1")).isEqualTo(new Answer.Busy());
    }

    @Test
    void aRequestThatIsTooLongIsNotedOnlyIfItsSenderIsProven() {
        assertThat(accept.oversized(arrival("amo", "fake-url-secret", new byte[0]), false))
                .isEqualTo(new Answer.TooLarge(true));
        assertThat(accept.oversized(arrival("amo", "wrong", new byte[0]), false))
                .isEqualTo(new Answer.TooLarge(false));
        assertThat(accept.oversized(arrival("nobody", "fake-url-secret", new byte[0]), false))
                .isEqualTo(new Answer.TooLarge(false));
        assertThat(kept).isEmpty();
        assertThat(ledger).first().isEqualTo("amo " + new Answer.TooLarge(true));
    }

    @Test
    void aBodyThatIsNotPrintableTextIsKeptAsBase64() {
        byte[] body = {1, 2, (byte) 0xff};
        accept.accept(arrival("amo", "fake-url-secret", body));
        assertThat(kept.getFirst().bodyEncoding()).isEqualTo("base64");
        assertThat(Base64.getDecoder().decode(kept.getFirst().body())).isEqualTo(body);
        assertThat(kept.getFirst().received(Map.of()).body()).isEqualTo(body);
    }

    @Test
    void secretsOfPipedriveAreBlankedInAllTheirForms() {
        String body = "{\"a\":\"hook:fake-password\",\"b\":\"fake-password\",\"c\":\"aG9vazpmYWtlLXBhc3N3b3Jk\"}";
        Request request = new Request(
                "POST",
                "/webhooks/pipe",
                List.of(),
                Map.of(),
                Headers.of(Map.of("Authorization", "Basic aG9vazpmYWtlLXBhc3N3b3Jk", "X-Api-Key", "x")),
                body.getBytes());
        accept.accept(new Arrival("pipe", false, "token=abc&x=fake%2Dpassword&KEY=1", request));
        assertThat(kept.getFirst().body()).isEqualTo("{\"a\":\"***\",\"b\":\"***\",\"c\":\"***\"}");
        assertThat(kept.getFirst().query()).isEqualTo("token=***&x=***&KEY=***");
        assertThat(kept.getFirst().headers()).isEmpty();
    }

    private Answer post(String source, String secret, String body) {
        return accept.accept(arrival(source, secret, body.getBytes()));
    }

    private static Arrival arrival(String source, String secret, byte[] body) {
        Headers headers = Headers.of(Map.of(
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Cookie",
                "c",
                "X-Forwarded-For",
                "1",
                "ce-id",
                "7"));
        return new Arrival(
                source, true, "", new Request("POST", "/webhooks/" + source, List.of(secret), Map.of(), headers, body));
    }

    private final class TwoSources implements Sources {
        private static SourceSettings source(String name, String type, String secret) {
            return new SourceSettings(
                    name,
                    type,
                    List.of(new Secret("k1", secret)),
                    Optional.of("EUR"),
                    Set.of(),
                    1_048_576,
                    Map.of(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty());
        }

        @Override
        public List<Secret> retired(String name) {
            return List.of(new Secret("k0", "fake-retired-secret"));
        }

        @Override
        public boolean complete(String name) {
            return allRead;
        }

        @Override
        public Optional<SourceSettings> find(String name) {
            return all().stream().filter(source -> source.name().equals(name)).findFirst();
        }

        @Override
        public Collection<SourceSettings> all() {
            return List.of(
                    source("amo", "amocrm", "fake-url-secret"), source("pipe", "pipedrive", "hook:fake-password"));
        }
    }
}
