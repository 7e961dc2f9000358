package app.merit.local.simulator.rest;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmUser;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.record.Records;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The records as one call sees them: what is too new is not there yet. Counts what is asked. */
public final class Desk {
    private final Records records;
    private final Calls calls;
    private final Instant visibleUntil;

    Desk(Records records, Calls calls, Instant visibleUntil) {
        this.records = records;
        this.calls = calls;
        this.visibleUntil = visibleUntil;
    }

    public Optional<Deal> deal(long number) {
        calls.note("deal " + number);
        return records.deal(number).filter(this::visible);
    }

    public Optional<Activity> activity(long number) {
        calls.note("activity " + number);
        return records.activity(number).filter(this::visible);
    }

    public List<Deal> deals(Instant changedSince) {
        calls.note("lists");
        return records.dealsChangedSince(changedSince).stream()
                .filter(this::visible)
                .toList();
    }

    /** Activities of some kinds. */
    public List<Activity> activities(Instant changedSince, Activity.Kind... kinds) {
        calls.note("lists");
        return records.activitiesChangedSince(changedSince).stream()
                .filter(activity -> List.of(kinds).contains(activity.kind()))
                .filter(this::visible)
                .toList();
    }

    public List<CrmUser> users() {
        calls.note("users");
        return records.users();
    }

    /** Says that the call looks something up that is no record. */
    public void lookup() {
        calls.note("lookups");
    }

    /** The answer of a path that this CRM does not have. */
    public RestAnswer unknown(RestRequest request) {
        calls.noteUnknown(request);
        return RestAnswer.of(404, Json.object().put("error", "no such path: " + request.path()));
    }

    private boolean visible(Deal deal) {
        return records.holdsDealSince(deal.number(), visibleUntil);
    }

    private boolean visible(Activity activity) {
        return records.holdsActivitySince(activity.number(), visibleUntil);
    }
}
