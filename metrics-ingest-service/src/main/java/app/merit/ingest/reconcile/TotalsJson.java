package app.merit.ingest.reconcile;

import app.merit.ingest.messaging.Wire;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Totals as they are kept: decimals are texts. */
final class TotalsJson {
    private TotalsJson() {}

    static String write(Totals totals) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        totals.byCurrency()
                .forEach((currency, total) -> json.putObject(currency)
                        .put("deals", total.deals())
                        .put("amount", total.amount().toPlainString()));
        return json.toString();
    }

    static Totals read(String text) {
        Totals totals = Totals.NONE;
        for (var entry :
                Wire.objectOrEmpty(text.getBytes(StandardCharsets.UTF_8)).properties()) {
            totals = totals.plus(
                    entry.getKey(),
                    new Totals.Total(
                            entry.getValue().path("deals").asLong(),
                            new BigDecimal(entry.getValue().path("amount").asText())));
        }
        return totals;
    }
}
