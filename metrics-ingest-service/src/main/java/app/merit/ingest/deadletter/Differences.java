package app.merit.ingest.deadletter;

import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.ReplayNote.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an edit alters, place by place. Arrays are compared by index: a general diff looks for moves, at a cost that grows
 * with the square of a list, and who reads this wants to know what stands where now.
 */
final class Differences {
    /** As many as a replay note carries. */
    static final int MOST = 50;

    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_PATH = 500;

    private Differences() {}

    /** At most {@link #MOST}; if there are more, the last says how many are not named. */
    static List<Difference> between(InboxMessage original, InboxMessage edited) {
        Map<String, String> before = Places.of(Content.of(original));
        Map<String, String> after = Places.of(Content.of(edited));
        List<Difference> all = new ArrayList<>();
        before.forEach((path, value) -> {
            String now = after.getOrDefault(path, "");
            if (!after.containsKey(path) || !now.equals(value)) {
                all.add(difference(path, value, now));
            }
        });
        after.forEach((path, value) -> {
            if (!before.containsKey(path)) {
                all.add(difference(path, "", value));
            }
        });
        if (all.size() <= MOST) {
            return all;
        }
        List<Difference> first = new ArrayList<>(all.subList(0, MOST - 1));
        first.add(new Difference("", "", (all.size() - MOST + 1) + " more differences"));
        return first;
    }

    private static Difference difference(String path, String before, String after) {
        return new Difference(cut(path, LONGEST_PATH), cut(before, LONGEST_VALUE), cut(after, LONGEST_VALUE));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
