package app.merit.metrics.messaging;

import app.merit.metrics.aggregation.ResultDocuments;
import app.merit.metrics.kpi.domain.Contribution;
import app.merit.metrics.state.domain.EntityKey;
import app.merit.metrics.store.Outbox;
import app.merit.metrics.store.Values;
import app.merit.metrics.value.domain.KpiValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Writes records of `kpi.contributions` and `kpi.values`. */
final class ResultWriter implements ResultDocuments {
    static final String CONTRIBUTIONS_TYPE = "merit.kpi.contributions.v1";
    static final String VALUE_TYPE = "merit.kpi.value.v1";

    @Override
    public Outbox.Message contributions(
            String kpi, EntityKey key, List<Contribution> contributions, Instant newestChangeAt, long revision) {
        var record = Json.newObject()
                .put("kpi", kpi)
                .put("source", key.source())
                .put("entity", key.entity())
                .put("id", key.id());
        var list = record.putArray("contributions");
        contributions.forEach(c -> contribution(list.addObject(), c));
        record.put("newestChangeAt", newestChangeAt.toString()).put("revision", revision);
        var recordKey = String.join(":", kpi, key.source(), key.entity(), key.id());
        return new Outbox.Message(Topics.CONTRIBUTIONS, recordKey, CONTRIBUTIONS_TYPE, record.toString());
    }

    private static void contribution(ObjectNode json, Contribution contribution) {
        json.put("version", contribution.version());
        if (!contribution.employee().isEmpty()) {
            json.put("employee", contribution.employee());
        }
        if (!contribution.crmUser().isEmpty()) {
            json.put("crmUser", contribution.crmUser());
        }
        json.put("day", contribution.day().toString())
                .put("numerator", contribution.numerator().toPlainString())
                .put("denominator", contribution.denominator().toPlainString());
        if (!contribution.currency().isEmpty()) {
            json.put("currency", contribution.currency());
        }
        var marks = json.putArray("marks");
        if (contribution.unconfirmed()) {
            marks.add("unconfirmed");
        }
        if (contribution.inferred()) {
            marks.add("moment-inferred");
        }
    }

    @Override
    public Outbox.Message value(Values.Key key, KpiValue value) {
        var record = Json.newObject()
                .put("kpi", key.kpi())
                .put("subject", key.subject())
                .put("period", key.period())
                .put("value", value.value() == null ? null : value.value().toPlainString());
        if (value.currency() != null) {
            record.put("currency", value.currency());
        }
        record.put("numerator", value.numerator().toPlainString())
                .put("denominator", value.denominator().toPlainString());
        if (value.newestChangeAt() != null) {
            record.put("newestChangeAt", value.newestChangeAt().toString());
        }
        record.put("revision", value.revision());
        var marks = record.putArray("marks");
        value.marks().forEach(marks::add);
        var recordKey = String.join(":", key.kpi(), key.subject(), key.period());
        return new Outbox.Message(Topics.VALUES, recordKey, VALUE_TYPE, record.toString());
    }
}
