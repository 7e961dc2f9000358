package app.merit.ingest.known;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.metrics.messaging.ChangeReader;
import app.merit.metrics.state.domain.EntityState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any order and any repetition of the same changes gives the same row, and the values are those of the metrics role. */
class EntityFoldProperties {
    private static final Map<String, List<String>> VALUES = Map.of(
            "owner", List.of("ann", "bob"),
            "status", List.of("open", "won", "lost"),
            "stage", List.of("1", "2", "3"),
            "amount", List.of("10", "20.50"),
            "wonAt", List.of("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z"));

    @Property(tries = 3000)
    void orderAndRepetitionDoNotMatter(@ForAll("changes") List<ChangeJson> changes, @ForAll Random random) {
        List<ChangeJson> shuffled = new ArrayList<>(changes);
        for (int i = random.nextInt(changes.size() + 1); i > 0; i--) {
            shuffled.add(changes.get(random.nextInt(changes.size())));
        }
        Collections.shuffle(shuffled, random);

        assertThat(FoldText.write(fold(shuffled))).isEqualTo(FoldText.write(fold(changes)));
    }

    /**
     * With at most two changes of one instant: among more, the metrics role also follows chains over changes that say
     * nothing about a field, which a row need not remember.
     */
    @Property(tries = 3000)
    void theRowSaysWhatTheMetricsRoleWillCount(@ForAll("pairs") List<ChangeJson> changes) {
        EntityFold fold = fold(changes);
        EntityState state = EntityState.of(
                changes.stream().map(change -> ChangeReader.read(change.text())).toList(), EntityFold.REDELIVERY);

        if (!state.ties().isEmpty()) {
            return;
        }
        assertThat(fold.value(Decisive.OWNER)).isEqualTo(state.text("owner"));
        assertThat(fold.value(Decisive.STATUS)).isEqualTo(state.text("status"));
        assertThat(fold.value(Decisive.STAGE)).isEqualTo(state.text("stage"));
        assertThat(fold.value(Decisive.AMOUNT))
                .isEqualTo(state.number("amount")
                        .map(number -> number.stripTrailingZeros().toPlainString()));
        assertThat(fold.deleted()).isEqualTo(state.deleted());
    }

    private static EntityFold fold(List<ChangeJson> changes) {
        EntityFold fold = EntityFold.NOTHING;
        for (ChangeJson change : changes) {
            fold = FoldText.read(FoldText.write(fold.with(change.read())));
        }
        return fold;
    }

    @Provide
    Arbitrary<List<ChangeJson>> changes() {
        return Arbitraries.randomValue(EntityFoldProperties::some);
    }

    @Provide
    Arbitrary<List<ChangeJson>> pairs() {
        return Arbitraries.randomValue(EntityFoldProperties::ofPairs);
    }

    private static List<ChangeJson> some(Random random) {
        List<ChangeJson> changes = new ArrayList<>();
        int size = 1 + random.nextInt(12);
        for (int i = 0; i < size; i++) {
            changes.add(one("k" + i, random.nextInt(6) * 30, random));
        }
        return changes;
    }

    private static List<ChangeJson> ofPairs(Random random) {
        List<ChangeJson> changes = new ArrayList<>();
        int size = 1 + random.nextInt(12);
        for (int i = 0; i < size; i++) {
            changes.add(one("k" + i, i / 2 * 30, random));
        }
        Collections.shuffle(changes, random);
        return changes;
    }

    private static ChangeJson one(String key, int minute, Random random) {
        ChangeJson change = ChangeJson.change(key);
        switch (random.nextInt(8)) {
            case 0 -> {
                return change.receivedAt(minute).kind("deleted");
            }
            case 1 -> change.at(minute).kind("deleted");
            case 2 -> change.at(minute).restores();
            case 3 -> change.at(minute).readAt(minute + 1);
            case 4 -> change.receivedAt(minute);
            case 5 -> change.at(minute).full().signed();
            default -> change.at(minute);
        }
        VALUES.forEach((field, values) -> {
            if (random.nextInt(3) == 0) {
                change.says(field, random.nextInt(6) == 0 ? null : values.get(random.nextInt(values.size())));
            }
            if (random.nextInt(5) == 0) {
                change.before(field, values.get(random.nextInt(values.size())));
            }
        });
        if (random.nextInt(4) == 0) {
            change.version(Integer.toString(8 + random.nextInt(4)));
        }
        return change;
    }
}
