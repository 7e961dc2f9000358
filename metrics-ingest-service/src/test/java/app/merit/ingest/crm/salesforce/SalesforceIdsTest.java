package app.merit.ingest.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesforceIdsTest {
    /** Each letter of the suffix spells which of five characters are capital. */
    @ParameterizedTest
    @CsvSource({
        "001000000000000,001000000000000AAA",
        "00D7R000001AbCd,00D7R000001AbCdUAK",
        "0067R00000XyZ12,0067R00000XyZ12QAF",
        "ABCDEFGHIJKLMNO,ABCDEFGHIJKLMNO555",
        "A00000000000000,A00000000000000BAA"
    })
    void theSuffixSpellsTheCase(String id, String longId) {
        assertThat(SalesforceIds.parse(id)).contains(longId);
        assertThat(SalesforceIds.parse(longId)).contains(longId);
    }

    @ParameterizedTest
    @CsvSource({
        "000000000000000AAA",
        "000000000000000",
        "006*",
        "0067R00000XyZ1",
        "0067R00000XyZ12QA",
        "0067R00000XyZ1!"
    })
    void otherTextsAreNone(String text) {
        assertThat(SalesforceIds.parse(text)).isEqualTo(Optional.empty());
    }
}
