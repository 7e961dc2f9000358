-- Comparison with the CRMs, people of the CRMs, and loading of history.

-- How far the comparison of one kind of record is. A cycle that was interrupted goes on at its cursor; the mark itself
-- moves only after all pages of the cycle were kept.
create table mark (
    source          text collate "C" not null,
    kind            text collate "C" not null,
    changed_since   timestamptz not null,
    first_at        timestamptz not null,
    reading_from    timestamptz,
    reading_started timestamptz,
    cursor          text,
    primary key (source, kind)
);

-- One comparison. Scheduled ones are listed too, for thirty days.
create table reconciliation (
    id            text collate "C" primary key,
    source        text collate "C" not null,
    cause         text not null check (cause in ('scheduled', 'daily', 'requested', 'outage', 'oversized', 'failures')),
    changed_since timestamptz,
    asked_by      text,
    asked_at      timestamptz not null,
    state         text not null check (state in ('queued', 'running', 'done', 'failed')),
    started_at    timestamptz,
    finished_at   timestamptz,
    listed        bigint not null default 0,
    missing       bigint not null default 0,
    confirmed     bigint not null default 0,
    refreshed     bigint not null default 0,
    unreadable    bigint not null default 0,
    detail        text
);
create index reconciliation_by_source on reconciliation (source, asked_at desc, id);
create index reconciliation_open on reconciliation (asked_at) where state in ('queued', 'running');

-- One replica at a time works on a source. What it does can be repeated; the lease only saves calls.
create table reconcile_lease (
    name       text collate "C" primary key,
    holder     text not null,
    held_until timestamptz not null
);

-- A record of the CRM that we did not know as it is. Healed once its change has been published.
create table gap (
    source     text collate "C" not null,
    entity     text not null,
    id         text collate "C" not null,
    day        date not null,
    reason     text not null check (reason in ('unknown', 'differs', 'unreadable')),
    stamp      timestamptz not null,
    dedupe_key text not null,
    found_at   timestamptz not null,
    healed_at  timestamptz,
    primary key (source, entity, id, day)
);
create index gap_open on gap (source, day) where healed_at is null;

-- Whether a day of a source is complete. Sums are decimals as text by currency, '-' for none stated.
create table completeness (
    source          text collate "C" not null,
    day             date not null,
    state           text not null check (state in ('green', 'red', 'healed')),
    ours            jsonb,
    theirs          jsonb,
    differed        boolean not null default false,
    missing         bigint not null default 0,
    healed          bigint not null default 0,
    oversized       bigint not null default 0,
    not_kept        bigint not null default 0,
    trouble_from    timestamptz,
    trouble_until   timestamptz,
    trouble_closed  boolean not null default true,
    unreadable      text,
    checked_at      timestamptz,
    waived_by       text,
    waived_reason   text,
    waived_at       timestamptz,
    revision        bigint not null default 1,
    published       bigint not null default 0,
    published_state text,
    primary key (source, day)
);
create index completeness_unpublished on completeness (source, day) where published < revision;

-- People of the CRMs. Names never leave this table but by the API; those of people who are gone are dropped.
create table crm_user (
    source  text collate "C" not null,
    id      text collate "C" not null,
    name    text,
    email   text,
    active  boolean not null,
    seen_at timestamptz not null,
    gone_at timestamptz,
    primary key (source, id)
);
create table crm_user_reading (
    source text collate "C" primary key,
    at     timestamptz not null,
    users  integer not null,
    detail text
);

-- Loading of history.
create table import_job (
    id          text collate "C" primary key,
    source      text collate "C" not null,
    kind        text not null check (kind in ('file', 'list')),
    name        text not null,
    sha256      text collate "C",
    dry_run     boolean not null default false,
    rows        bigint,
    chunk_rows  integer not null,
    stamp       timestamptz,
    list_from   timestamptz,
    list_kind   integer not null default 0,
    cursor      text,
    state       text not null check (state in ('open', 'running', 'done', 'failed')),
    asked_by    text not null,
    asked_at    timestamptz not null,
    finished_at timestamptz,
    received    bigint not null default 0,
    kept        bigint not null default 0,
    unchanged   bigint not null default 0,
    bad         bigint not null default 0,
    detail      text
);
create unique index import_job_once on import_job (source, sha256, dry_run) where kind = 'file';
create index import_job_by_source on import_job (source, asked_at desc, id);

-- A chunk that was taken in; faults of its rows, at most a hundred, name row, field, rule and value.
create table import_chunk (
    job    text collate "C" not null references import_job (id),
    n      integer not null,
    rows   integer not null,
    faults jsonb not null,
    at     timestamptz not null,
    primary key (job, n)
);

-- Digests of the changes that were loaded, so that a second file with the same rows changes nothing.
create table import_key (
    source text collate "C" not null,
    digest bytea not null,
    primary key (source, digest)
);

grant select, insert, update, delete
    on mark, reconciliation, reconcile_lease, gap, completeness, crm_user, crm_user_reading, import_job, import_chunk,
       import_key
    to ingest_service;
