-- What could not be understood: where it stands and what was decided. The messages themselves stay in crm.dead-letters.
create table dead_letter (
    -- partition-offset-item of the message's first place in crm.inbox; a replay that fails again comes back to it.
    id                text collate "C" primary key,
    source            text collate "C" not null,
    reason            text collate "C" not null,
    detail            text not null,
    item              integer not null,
    origin_partition  integer not null,
    origin_offset     bigint not null,
    sha256            text not null,
    received_at       timestamptz not null,
    -- The attempt that failed last: its place in crm.inbox. The first one, or that of a replay.
    attempt_partition integer not null,
    attempt_offset    bigint not null,
    failed_at         timestamptz not null,
    failures          integer not null default 1,
    -- The newest record of crm.dead-letters about it, and the newest that holds the original message.
    seen_partition    integer not null,
    seen_offset       bigint not null,
    kept_partition    integer not null,
    kept_offset       bigint not null,
    kept_at           timestamptz not null,
    status            text not null default 'open' check (status in ('open', 'pending-approval', 'replayed', 'waived')),
    decided_by        text,
    decided_at        timestamptz,
    -- Why it was waived.
    decision          text
);
create index dead_letter_by_source on dead_letter (source, failed_at);
create index dead_letter_by_origin on dead_letter (origin_partition, origin_offset);
create index dead_letter_undecided on dead_letter (source, status) where status <> 'replayed';

-- An altered message that waits for a second person. The body goes once it is decided.
create table dead_letter_edit (
    dead_letter    text collate "C" not null references dead_letter on delete cascade,
    number         integer not null,
    state          text not null check (state in ('pending', 'approved', 'superseded')),
    body           text,
    body_encoding  text not null,
    sha256         text not null,
    differences    jsonb not null,
    note           text,
    editor         text not null,
    -- The token's subject: a user name can be changed, and nobody approves what they wrote.
    editor_subject text not null,
    proposed_at    timestamptz not null,
    decided_by     text,
    decided_at     timestamptz,
    primary key (dead_letter, number)
);

-- Who looked at unmasked content, and why.
create table dead_letter_look (
    dead_letter text collate "C" not null references dead_letter on delete cascade,
    who         text not null,
    at          timestamptz not null,
    reason      text not null
);
create index dead_letter_look_by_letter on dead_letter_look (dead_letter);

-- How far crm.dead-letters has been read.
create table dead_letter_position (
    kafka_partition integer primary key,
    next_offset     bigint not null
);

grant select, insert, update, delete on dead_letter, dead_letter_edit to ingest_service;
grant select, insert on dead_letter_look to ingest_service;
grant select, insert, update on dead_letter_position to ingest_service;
