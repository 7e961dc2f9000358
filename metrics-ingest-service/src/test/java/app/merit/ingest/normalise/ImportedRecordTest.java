package app.merit.ingest.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.Origin;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportedRecordTest {
    private static final String ROW = """
            {"entity":"deal","id":"d-1","occurredAt":"2026-03-01T10:00:00Z","fields":{"status":"won","amount":"10.50"}}""";

    @Test
    void aLoadedRecordMeansTheSameForASourceOfAnyType() {
        Normalisation understood = normalised("amocrm", ROW, Instant.parse("2026-11-25T12:00:00Z"));

        assertThat(understood.deadLetters()).isEmpty();
        var change = understood.changes().getFirst();
        assertThat(change.key()).isEqualTo("crm:d-1");
        assertThat(change.occurredAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(change.origin()).isEqualTo(Origin.IMPORT);
        assertThat(change.fact().dedupeKey())
                .startsWith("read:crm:deal:d-1:2026-03-01T10:00:00Z:")
                .isEqualTo(normalised("pipedrive", ROW, Instant.parse("2026-11-26T12:00:00Z"))
                        .changes()
                        .getFirst()
                        .fact()
                        .dedupeKey());
    }

    @Test
    void aFaultyOneIsADeadLetterThatNamesEachFault() {
        var letters =
                normalised("amocrm", ROW.replace("won", "gone"), Instant.EPOCH).deadLetters();
        assertThat(letters)
                .singleElement()
                .satisfies(letter -> assertThat(letter.detail()).isEqualTo("fields.status must be open, won or lost"));
    }

    private static Normalisation normalised(String type, String body, Instant at) {
        ReadNote note = new ReadNote(Entity.DEAL, "merit", "d-1", "", ReadNote.Cause.IMPORT, false);
        InboxMessage message = new InboxMessage(
                "crm",
                type,
                at,
                "PUT",
                "/read/merit/d-1",
                "",
                Map.of(),
                body,
                "utf-8",
                "0",
                body.length(),
                InboxMessage.ProofNote.imported("kim.admin"),
                Optional.of(note),
                Optional.empty());
        return new Normalise(new OneSource(SourceSettings.of("crm", type, List.of())))
                .of(message, new InboxPosition(0, 0, "0"));
    }

    private record OneSource(SourceSettings source) implements Sources {
        @Override
        public Optional<SourceSettings> find(String name) {
            return Optional.of(source).filter(one -> one.name().equals(name));
        }

        @Override
        public Collection<SourceSettings> all() {
            return List.of(source);
        }
    }
}
