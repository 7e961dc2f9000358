package app.merit.motivation.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.motivation.Contract;
import app.merit.motivation.engine.check.Fault;
import app.merit.motivation.engine.check.Known;
import app.merit.motivation.engine.check.SchemeCheck;
import app.merit.motivation.engine.input.Kpi;
import app.merit.motivation.engine.input.Kpi.AttainmentRule;
import app.merit.motivation.engine.input.Kpi.Direction;
import app.merit.motivation.engine.input.Kpi.Unit;
import app.merit.motivation.engine.scheme.LocalText;
import app.merit.motivation.engine.scheme.Scheme;
import app.merit.motivation.json.EngineJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeCheckTest {
    private static final Known KNOWN = new Known(
            Map.of(
                    "revenue", kpi("revenue", Unit.MONEY, true, true),
                    "deals-won", kpi("deals-won", Unit.COUNT, true, true),
                    "calls", kpi("calls", Unit.COUNT, true, true),
                    "win-rate", kpi("win-rate", Unit.PERCENT, true, false),
                    "yearly", kpi("yearly", Unit.COUNT, false, true)),
            Set.of("sales-rep", "department-head"),
            Set.of("north"));

    private static Kpi kpi(String code, Unit unit, boolean monthly, boolean additive) {
        return new Kpi(
                code,
                new LocalText(code, code),
                unit,
                2,
                Direction.HIGHER,
                AttainmentRule.RATIO,
                unit == Unit.MONEY ? List.of("EUR") : List.of(),
                monthly,
                additive);
    }

    private static String example() {
        return Contract.text("rest/examples/sales-rep.json");
    }

    private static List<Fault> check(String json) {
        return SchemeCheck.check(scheme(json), KNOWN);
    }

    private static Scheme scheme(String json) {
        try {
            ObjectNode node = (ObjectNode) EngineJson.mapper().readTree(json);
            return EngineJson.mapper().treeToValue(node.put("code", "s"), Scheme.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void theExamplesHoldTogether() {
        assertThat(check(example())).isEmpty();
        assertThat(check(Contract.text("rest/examples/department-head.json"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what is written | what is put there | the place named
                "\"from\": \"100000\", \"to\": \"300000\"|\"from\": \"100001\", \"to\": \"300000\"|versions[0].components[0].tiers[1].from",
                "\"from\": \"100000\", \"to\": \"300000\"|\"from\": \"99999\", \"to\": \"300000\"|versions[0].components[0].tiers[1].from",
                "\"from\": \"0\", \"to\": \"100000\"|\"from\": \"10\", \"to\": \"100000\"|versions[0].components[0].tiers[0].from",
                "\"from\": \"300000\", \"ratePercent\"|\"from\": \"300000\", \"to\": \"400000\", \"ratePercent\"|versions[0].components[0].tiers[2].to",
                "\"from\": \"0\", \"to\": \"100000\"|\"from\": \"0\"|versions[0].components[0].tiers[0].to",
                "\"from\": \"0\", \"to\": \"100000\"|\"fromPercent\": \"0\", \"toPercent\": \"100\"|versions[0].components[0].tiers[0]",
                "\"ratePercent\": \"7\"|\"ratePercent\": \"700\"|versions[0].components[0].tiers[2].ratePercent",
                "\"ratePercent\": \"7\"|\"ratePercent\": \"-7\"|versions[0].components[0].tiers[2].ratePercent",
                "\"ratePercent\": \"7\"|\"amountPerUnit\": \"7\"|versions[0].components[0].tiers[2].amountPerUnit",
                ", \"ratePercent\": \"7\"||versions[0].components[0].tiers[2]",
                "\"ratePercent\": \"7\"|\"fixed\": \"7.005\"|versions[0].components[0].tiers[2].fixed",
                "\"weightPercent\": \"60\"|\"weightPercent\": \"59.999999\"|versions[0].components[1].lines",
                "\"weightPercent\": \"60\"|\"weightPercent\": \"60.000001\"|versions[0].components[1].lines",
                "\"kpi\": \"revenue\"|\"kpi\": \"revenu\"|versions[0].components[0].kpi",
                "\"kpi\": \"revenue\"|\"kpi\": \"win-rate\"|versions[0].components[0].kpi",
                "\"kpi\": \"calls\"|\"kpi\": \"deals-won\"|versions[0].components[1].lines[1].kpi",
                "\"kpi\": \"calls\"|\"kpi\": \"yearly\"|versions[0].components[1].lines[1].kpi",
                "\"payPercent\": \"130\"|\"payPercent\": \"1300\"|versions[0].components[1].lines[0].bands[3].payPercent",
                "\"currency\": \"EUR\"|\"currency\": \"XYZ\"|versions[0].currency",
                "\"currency\": \"EUR\"|\"currency\": \"XXX\"|versions[0].currency",
                "\"currency\": \"EUR\"|\"currency\": \"USD\"|versions[0].components[0].kpi",
                "[\"sales-rep\"]|[\"sales-wrap\"]|versions[0].assignedTo.positions[0]",
                "[\"sales-rep\"]|[]|versions[0].assignedTo",
                "\"positions\": [\"sales-rep\"]|\"departments\": [\"south\"]|versions[0].assignedTo.departments[0]",
                "\"code\": \"scorecard\"|\"code\": \"commission\"|versions[0].components[1].code",
                "\"onTargetAmount\": \"1000.00\"|\"onTargetAmount\": \"0\"|versions[0].components[1].onTargetAmount",
                "\"basis\": \"credits\"|\"basis\": \"credits\", \"subject\": \"department\"|versions[0].components[0].subject",
                "\"basis\": \"credits\", \"accumulate\": \"period\"|\"basis\": \"value\", \"accumulate\": \"deal\"|versions[0].components[0].accumulate",
                "\"mode\": \"step\"|\"mode\": \"interpolated\"|versions[0].components[0].tiers[0]",
                "\"ratePercent\": \"7\"|\"ratePercent\": \"7\", \"fixed\": \"5\", \"fixedPer\": \"deal\"|versions[0].components[0].tiers[2].fixedPer"
            })
    void aBadSchemeIsRefusedWithThePlace(String written, String put, String place) {
        var json = example().replaceAll("\\s+", " ");
        assertThat(json).contains(written);

        assertThat(check(json.replace(written, put == null ? "" : put)))
                .extracting(Fault::place)
                .contains(place);
    }

    @Test
    void aGapAndAnOverlapAreCalledByTheirNames() {
        var json = example().replaceAll("\\s+", " ");

        assertThat(check(json.replace("\"from\": \"100000\"", "\"from\": \"100001\"")))
                .singleElement()
                .satisfies(f -> assertThat(f.rule()).contains("gap").contains("100000"));
        assertThat(check(json.replace("\"from\": \"100000\"", "\"from\": \"99999\"")))
                .singleElement()
                .satisfies(f -> assertThat(f.rule()).contains("overlap"));
    }

    @Test
    void aCliffIsRefusedUntilItIsAcknowledged() {
        var cliff = example()
                .replace("\"mode\": \"step\"", "\"mode\": \"flat\"")
                .replace("\"ratePercent\": \"5\"", "\"ratePercent\": \"2\"");
        var known = cliff.replace(
                "\"currency\": \"EUR\",",
                "\"currency\": \"EUR\", \"acknowledgedWarnings\": [\"cliff:commission:100000\"],");

        assertThat(check(cliff))
                .singleElement()
                .satisfies(f -> assertThat(f.value()).isEqualTo("cliff:commission:100000"));
        assertThat(check(known)).isEmpty();
    }

    @Test
    void aStepTableHasNoCliffAndABandThatPaysLessHas() {
        assertThat(check(example().replace("\"ratePercent\": \"5\"", "\"ratePercent\": \"2\"")))
                .isEmpty();
        assertThat(check(example().replace("\"payPercent\": \"130\"", "\"payPercent\": \"90\"")))
                .singleElement()
                .satisfies(f -> assertThat(f.value()).isEqualTo("cliff:scorecard:deals-won:120"));
    }

    @Test
    void aBandMayBeASinglePoint() {
        var point = example()
                .replaceAll("\\s+", " ")
                .replace(
                        "{ \"fromPercent\": \"100\", \"toPercent\": \"120\", \"payPercent\": \"100\" }",
                        "{ \"fromPercent\": \"100\", \"toPercent\": \"100\", \"toIncluded\": true,"
                                + " \"payPercent\": \"100\" },"
                                + " { \"fromPercent\": \"100\", \"toPercent\": \"120\", \"payPercent\": \"110\" }");

        assertThat(check(point)).isEmpty();
        assertThat(check(point.replace("\"toIncluded\": true,", ""))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01, 1", "2027-01-01, 0"})
    void whatIsPaidByQuarterChangesWithAQuarter(String from, int faults) {
        var monthly = scheme(example());
        var quarterly = scheme(example()
                .replace("\"accumulate\": \"period\"", "\"accumulate\": \"quarter\"")
                .replace("2026-01-01", from));
        var later = scheme(example().replace("2026-01-01", "2027-02-01"));

        var taken = List.of(
                monthly.versions().getFirst(),
                quarterly.versions().getFirst(),
                later.versions().getFirst());

        assertThat(SchemeCheck.check(new Scheme("s", monthly.names(), taken.subList(0, 2)), KNOWN))
                .as("October would be paid by month and again by quarter")
                .hasSize(faults);
        assertThat(SchemeCheck.check(new Scheme("s", monthly.names(), taken), KNOWN))
                .as("January would never be paid")
                .extracting(Fault::place)
                .contains("versions[2].from");
    }

    @Test
    void aQuarterKeptFromVersionToVersionMayChangeItsRates() {
        var first = scheme(example().replace("\"accumulate\": \"period\"", "\"accumulate\": \"quarter\""));
        var second = scheme(example()
                .replace("\"accumulate\": \"period\"", "\"accumulate\": \"quarter\"")
                .replace("2026-01-01", "2026-11-10")
                .replace("\"ratePercent\": \"7\"", "\"ratePercent\": \"8\""));

        assertThat(SchemeCheck.check(
                        new Scheme(
                                "s",
                                first.names(),
                                List.of(
                                        first.versions().getFirst(),
                                        second.versions().getFirst())),
                        KNOWN))
                .isEmpty();
    }

    @Test
    void versionsFollowEachOther() {
        var scheme = scheme(example());
        var twice = new Scheme(
                "s",
                scheme.names(),
                List.of(scheme.versions().getFirst(), scheme.versions().getFirst()));

        assertThat(SchemeCheck.check(twice, KNOWN)).extracting(Fault::place).containsExactly("versions[1].from");
    }
}
