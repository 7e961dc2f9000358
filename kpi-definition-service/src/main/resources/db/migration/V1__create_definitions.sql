-- Runs as definition_owner; the service works as definition_service and can create nothing.

-- Drawn while the write lock is held, so that its order is the order in which saves became visible.
create sequence change_number;

create table document (
    kind          text        not null,
    code          text        not null,
    revision      integer     not null check (revision >= 1),
    change_number bigint      not null unique,
    body          jsonb       not null,
    saved_at      timestamptz not null,
    saved_by      text        not null,
    primary key (kind, code)
);
comment on table document is 'What holds now; the body is the published record without its revision';

-- Names stay apart from everything that is published or kept for ever: erasing a person empties this row only.
create table employee_name (
    code text primary key,
    name text not null
);

create table document_history (
    change_number bigint      primary key,
    kind          text        not null,
    code          text        not null,
    revision      integer     not null,
    body          jsonb       not null,
    saved_at      timestamptz not null,
    saved_by      text        not null,
    unique (kind, code, revision)
);

create table outbox (
    number       bigint      primary key,
    event_id     uuid        not null,
    topic        text        not null,
    record_key   text        not null,
    event_type   text        not null,
    event_time   timestamptz not null,
    payload      text        not null
);
comment on table outbox is 'A queue: rows leave after Kafka has acknowledged them';

create table crm_source (
    source   text    primary key,
    type     text    not null,
    revision bigint  not null
);
comment on table crm_source is 'Projection of crm.sources';

grant usage on sequence change_number to definition_service;
grant select, insert, update on document, employee_name, crm_source to definition_service;
-- The history is only ever added to.
grant select, insert on document_history to definition_service;
grant select, insert, delete on outbox to definition_service;
