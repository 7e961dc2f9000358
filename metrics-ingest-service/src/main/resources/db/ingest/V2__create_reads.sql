-- What the role remembers of each entity, to compare it with the CRM: the newest values as the published changes state
-- them. "folded" is what they are worked out from; everything beside it can be worked out again.
create table known_entity (
    source        text collate "C" not null,
    entity        text collate "C" not null check (entity in ('deal', 'activity')),
    id            text collate "C" not null,
    kind          text not null,
    crm_id        text collate "C" not null,
    owner         text collate "C",
    status        text,
    stage         text,
    amount        numeric,
    currency      text,
    won_at        timestamptz,
    deleted       boolean not null,
    confirmed     boolean not null,
    newest_at     timestamptz not null,
    last_read_key text,
    folded        text not null,
    primary key (source, entity, id)
);
create index known_entity_won on known_entity (source, won_at) where status = 'won' and not deleted;
create index known_entity_owner on known_entity (source, owner) where owner is not null and not deleted;

-- Records to be read back, one row for each: requests are coalesced. "waiting" is to be read when its time has come,
-- "resting" was just read (the row holds off the next read of the same record, then goes), "parked" waits for a person.
create table read_request (
    source         text collate "C" not null,
    entity         text collate "C" not null check (entity in ('deal', 'activity')),
    id             text collate "C" not null,
    kind           text not null,
    crm_id         text not null,
    id_space       text not null,
    causes         text[] not null,
    newer_than     timestamptz,
    state          text not null check (state in ('waiting', 'resting', 'parked')),
    reason         text,
    attempts       integer not null default 0,
    outdated_reads integer not null default 0,
    first_asked_at timestamptz not null,
    asked_at       timestamptz not null,
    not_before     timestamptz not null,
    rest_until     timestamptz,
    lease_until    timestamptz,
    revision       bigint not null default 1,
    primary key (source, entity, id)
);
create index read_request_due on read_request (source, not_before) where state = 'waiting';
create index read_request_resting on read_request (not_before) where state = 'resting';

-- Sources that are not read for a while, because the CRM asked for a pause; or, without an end, because their login is
-- broken and a person has to see to it.
create table read_pause (
    source text collate "C" primary key,
    reason text not null,
    since  timestamptz not null,
    until  timestamptz
);

-- Logins as their vendor renewed them, encrypted; what is configured stands in front of the first renewal only.
create table crm_login (
    source     text collate "C" primary key,
    login      bytea not null,
    renewed_at timestamptz not null,
    expires_at timestamptz
);

-- The vendors' limits, shared by all replicas (bucket4j writes it).
create table read_limit (
    id         text collate "C" primary key,
    state      bytea,
    expires_at bigint
);

grant select, insert, update, delete on known_entity, read_request, read_pause, crm_login, read_limit to ingest_service;
