package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Item;

/**
 * What an event is about.
 *
 * @param kind word of ours for what to read
 */
record Subject(Entity entity, String kind, String idSpace) {
    static final Subject DEAL = new Subject(Entity.DEAL, "deal", "");
    static final Subject ACTIVITY = new Subject(Entity.ACTIVITY, "activity", "");

    /** Each smart process numbers its items by itself. */
    static Subject item(String type) {
        return new Subject(Entity.DEAL, SmartProcesses.kind(type), type);
    }

    static Subject ofKind(String kind) {
        return SmartProcesses.type(kind).map(Subject::item).orElse(kind.equals(ACTIVITY.kind) ? ACTIVITY : DEAL);
    }

    Item.Fact.Builder builder(String id, ChangeKind change, String dedupeKey) {
        return Item.Fact.builder(entity, id, change, dedupeKey).kind(kind).idSpace(idSpace);
    }
}
