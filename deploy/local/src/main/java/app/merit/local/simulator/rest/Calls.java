package app.merit.local.simulator.rest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** How often a simulated REST API was called, and for what. */
public final class Calls {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final List<String> unknown = new CopyOnWriteArrayList<>();

    /** All calls, whatever came of them; refreshes of the login too. */
    public long total() {
        return count("total");
    }

    /** Answers with this status. */
    public long answered(int status) {
        return count("status " + status);
    }

    /** Reads of one deal that were not turned away before. */
    public long readsOfDeal(long number) {
        return count("deal " + number);
    }

    /** Reads of one activity that were not turned away before. */
    public long readsOfActivity(long number) {
        return count("activity " + number);
    }

    /** Pages of lists of what changed. */
    public long lists() {
        return count("lists");
    }

    /** Pages of users. */
    public long userLists() {
        return count("users");
    }

    /** Stages, currencies and the like. */
    public long lookups() {
        return count("lookups");
    }

    public long refreshes() {
        return count("refreshes");
    }

    /** Method and path of calls that the CRM has no such thing for: a mistake of who asks, or of the simulator. */
    public List<String> unknown() {
        return List.copyOf(unknown);
    }

    void note(String what) {
        counts.computeIfAbsent(what, name -> new LongAdder()).increment();
    }

    void noteUnknown(RestRequest request) {
        unknown.add(request.method() + " " + request.path());
    }

    private long count(String what) {
        LongAdder count = counts.get(what);
        return count == null ? 0 : count.sum();
    }
}
