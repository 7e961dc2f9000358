package app.merit.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merit.local.state.RefusedException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    @TempDir
    Path folder;

    @Test
    void aRowOfCsvBecomesACanonicalRecord() throws IOException {
        assertThat(rows("h.csv", """
                        id,entity,occurredAt,owner,amount,done,custom.region,custom.margin:number,shares
                        d-1,deal,2026-03-01T10:00:00Z,anna,"1000.50",true,Север,12.5,anna=60;boris=40
                        """, Optional.empty())).containsExactly("""
                {"entity":"deal","id":"d-1","occurredAt":"2026-03-01T10:00:00Z","fields":{"owner":"anna","amount":"1000.50",\
                "done":true,"custom":{"region":{"type":"text","value":"Север"},"margin":{"type":"number","value":"12.5"}},\
                "shares":[{"crmUser":"anna","percent":"60"},{"crmUser":"boris","percent":"40"}]}}""".replace(
                        "{\"entity\":\"deal\",\"id\":\"d-1\"", "{\"id\":\"d-1\",\"entity\":\"deal\""));
    }

    @Test
    void anEmptyCellStatesNothingAndBackslashNClears() throws IOException {
        assertThat(rows("h.csv", "id;stage;amount\nd-1;;\\N\n", Optional.of("deal")))
                .containsExactly("{\"entity\":\"deal\",\"id\":\"d-1\",\"fields\":{\"amount\":null}}");
    }

    @Test
    void byteOrderMarkSemicolonsAndEmptyLinesAreFine() throws IOException {
        assertThat(rows("h.CSV", "\uFEFFid;entity\r\nd-1;deal\r\n\r\nd-2;deal\r\n", Optional.empty()))
                .hasSize(2);
    }

    @Test
    void aRowOfAnotherWidthIsNoObjectSoThatItIsRefusedByItsNumber() throws IOException {
        assertThat(rows("h.csv", "id,entity\nd-1,deal,more\n", Optional.empty()).getFirst())
                .startsWith("\"");
    }

    @Test
    void anUnknownColumnRefusesTheWholeFileBeforeAnythingIsSent() {
        assertThatThrownBy(() -> rows("h.csv", "id,entity,client_name\n", Optional.empty()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("client_name");
        assertThatThrownBy(() -> rows("h.csv", "entity\n", Optional.empty())).hasMessageContaining("id");
        assertThatThrownBy(() -> rows("h.csv", "id\n", Optional.empty())).hasMessageContaining("entity");
        assertThatThrownBy(() -> rows("h.csv", "id,id,entity\n", Optional.empty()))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void jsonLinesGoOnAsTheyAre() throws IOException {
        assertThat(rows("h.jsonl", "\uFEFF{\"id\":\"1\"}\n\n{bad\n", Optional.empty()))
                .containsExactly("{\"id\":\"1\"}", "{bad");
    }

    @Test
    void anotherEncodingAndAnotherFormAreRefused() throws IOException {
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "id,entity,stage\nd-1,deal,für\n".getBytes(Charset.forName("windows-1252")));
        assertThatThrownBy(() -> new HistoryFile(latin, Optional.empty()).count())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("UTF-8");
        Path sheet = Files.writeString(folder.resolve("h.xlsx"), "x");
        assertThatThrownBy(() -> new HistoryFile(sheet, Optional.empty())).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> new HistoryFile(folder.resolve("none.csv"), Optional.empty()))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void theDigestIsTheFilesOwnUnlessAnOptionChangesItsMeaning() throws IOException {
        Path file = Files.writeString(folder.resolve("d.csv"), "id,entity\n");
        String plain = new HistoryFile(file, Optional.empty()).sha256();
        assertThat(plain).isEqualTo(new HistoryFile(file, Optional.empty()).sha256());
        assertThat(new HistoryFile(file, Optional.of("deal")).sha256()).isNotEqualTo(plain);
    }

    private List<String> rows(String name, String text, Optional<String> entity) throws IOException {
        Path file = Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        HistoryFile history = new HistoryFile(file, entity);
        List<String> rows = new ArrayList<>();
        try (Rows read = history.rows()) {
            for (String row = read.next(); row != null; row = read.next()) {
                rows.add(row);
            }
        }
        assertThat(history.count()).isEqualTo(rows.size());
        return rows;
    }
}
