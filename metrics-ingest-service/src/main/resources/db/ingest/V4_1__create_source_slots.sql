-- How many requests of each source came in and failed their proof, in steps of ten minutes (UTC); all replicas add up.
-- Kept for six weeks: it tells the rhythm of a source, from which it follows when its silence is strange.
create table source_slot (
    source   text collate "C" not null,
    slot     timestamptz not null,
    accepted bigint not null default 0,
    refused  bigint not null default 0,
    primary key (source, slot)
);
create index source_slot_by_time on source_slot (slot);

grant select, insert, update, delete on source_slot to ingest_service;
