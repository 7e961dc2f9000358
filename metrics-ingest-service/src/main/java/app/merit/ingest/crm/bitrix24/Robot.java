package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.FormNode;
import app.merit.ingest.format.Keys;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the robot "Webhook" of an automation rule posts: {@code document_id[2]=DEAL_123}, without event, time and token.
 * It says that the record changed and no more.
 */
final class Robot {
    private static final Pattern DEAL = Pattern.compile("DEAL_([1-9][0-9]{0,18})");
    private static final Pattern ITEM = Pattern.compile("DYNAMIC_([0-9]{1,9})_([1-9][0-9]{0,18})");
    private static final Pattern OTHER = Pattern.compile("([A-Z]{1,20})_[0-9_]{1,30}");

    private Robot() {}

    static boolean sent(FormNode root) {
        return root.text("event").isEmpty() && root.has("document_id");
    }

    static Item item(FormNode root, Received received) {
        return root.at("document_id").elements().stream()
                .flatMap(part -> part.scalar().stream())
                .flatMap(document -> read(document, root, received).stream())
                .findFirst()
                .orElse(new Item.Unreadable(0, "id-missing", "The robot's request names no record."));
    }

    private static Optional<Item> read(String document, FormNode root, Received received) {
        var deal = DEAL.matcher(document);
        if (deal.matches()) {
            return Optional.of(fact(Subject.DEAL, deal.group(1), document, root, received));
        }
        var item = ITEM.matcher(document);
        if (item.matches() && SmartProcesses.configured(received.options()).contains(item.group(1))) {
            return Optional.of(fact(Subject.item(item.group(1)), item.group(2), document, root, received));
        }
        var other = OTHER.matcher(document);
        return other.matches() ? Optional.of(new Item.Ignored("robot." + other.group(1))) : Optional.empty();
    }

    /** Two requests of a robot are two changes: the receipt tells them apart, since nothing in them does. */
    private static Item fact(Subject subject, String id, String document, FormNode root, Received received) {
        Tenant tenant = Tenant.of(root);
        Fields.Builder fields = Fields.builder();
        if (subject.equals(Subject.DEAL)) {
            tenant.linkTo(fields, id);
        }
        String key = Keys.of(
                "bitrix24",
                tenant.key(),
                "robot",
                document,
                received.receivedAt().toString());
        return subject.builder(id, ChangeKind.UPDATED, key)
                .fields(fields.build())
                .needsHydration(true)
                .build();
    }
}
