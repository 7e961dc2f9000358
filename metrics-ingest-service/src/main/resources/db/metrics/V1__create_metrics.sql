-- The metrics role's own database; keys compare by bytes, as they do in Java. The owner role runs this; the service role can only do its work (grants at the end).

-- One sequence for every revision. It starts at the milliseconds of today, so that a database that is built anew from
-- the topics still publishes revisions above those that consumers have seen before.
create sequence revision;
select setval('revision', (extract(epoch from clock_timestamp()) * 1000)::bigint);

-- Every change that was ever accepted, once by its identity; of equal identities the smallest stamp stays.
create table fact (
    source   text collate "C" not null,
    entity   text collate "C" not null,
    id       text collate "C" not null,
    identity text collate "C" not null,
    stamp    text collate "C" not null,
    payload  text not null,
    primary key (source, entity, id, identity)
);

-- The row that is locked while the contributions of an entity are worked out.
create table entity (
    source           text collate "C" not null,
    entity           text collate "C" not null,
    id               text collate "C" not null,
    newest_change_at timestamptz,
    crm_users        text[] not null default '{}',
    ties             text[] not null default '{}',
    primary key (source, entity, id)
);
create index entity_crm_users on entity using gin (crm_users);
create index entity_newest on entity (newest_change_at);
create index entity_ties on entity (source, entity, id) where ties <> '{}';

-- employee '' is nobody known, crm_user '' is no owner, currency '' is not money.
create table contribution (
    source           text collate "C" not null,
    entity           text collate "C" not null,
    id               text collate "C" not null,
    generation       integer not null,
    kpi              text collate "C" not null,
    version          integer not null,
    day              date not null,
    employee         text collate "C" not null,
    crm_user         text collate "C" not null,
    numerator        numeric not null,
    denominator      numeric not null,
    currency         text not null,
    unconfirmed      boolean not null,
    inferred         boolean not null,
    primary key (source, entity, id, generation, kpi, version, day, employee, crm_user)
);
create index contribution_by_cell on contribution (kpi, generation, employee, day);

create table cell (
    kpi              text collate "C" not null,
    generation       integer not null,
    employee         text collate "C" not null,
    day              date not null,
    version          integer not null,
    numerator        numeric not null,
    denominator      numeric not null,
    entries          bigint not null,
    unconfirmed      bigint not null,
    inferred         bigint not null,
    newest_change_at timestamptz,
    revision         bigint not null,
    primary key (kpi, generation, employee, day, version)
);
create index cell_by_day on cell (kpi, generation, day);

-- Values as they were last published; the row lock orders revisions as it orders contents.
create table kpi_value (
    kpi      text collate "C" not null,
    subject  text collate "C" not null,
    period   text collate "C" not null,
    revision bigint not null,
    marks    text[] not null default '{}',
    primary key (kpi, subject, period)
);
create index kpi_value_by_subject on kpi_value (subject);

-- Roll-ups that are due: the ticker takes them and writes one record per subject and period. Nothing here is unique on
-- purpose: a second writer's row must not vanish behind one that the ticker has just taken.
create table dirty_cell (
    seq      bigint generated always as identity primary key,
    kpi      text collate "C" not null,
    employee text collate "C" not null,
    day      date not null
);
create table dirty_value (
    seq     bigint generated always as identity primary key,
    kpi     text collate "C" not null,
    subject text collate "C" not null,
    period  text collate "C" not null
);

-- A queue, not a log: the relay deletes what the broker has acknowledged.
create table outbox (
    seq        bigint generated always as identity primary key,
    topic      text collate "C" not null,
    key        text not null,
    type       text not null,
    event_id   uuid not null default gen_random_uuid(),
    created_at timestamptz not null default clock_timestamp(),
    payload    text
);

-- How far each topic has been taken in; moved in the transaction that takes it in.
create table consumer_offset (
    consumer    text collate "C" not null,
    topic       text collate "C" not null,
    partition   integer not null,
    next_offset bigint not null,
    primary key (consumer, topic, partition)
);

-- Records that can never be taken in, with the reason; they hold up nothing.
create table rejected (
    topic     text collate "C" not null,
    partition integer not null,
    position  bigint not null,
    reason    text not null,
    detail    text not null,
    payload   text,
    at        timestamptz not null default clock_timestamp(),
    primary key (topic, partition, position)
);

-- The latest document of each definition, as it was published.
create table definition (
    kind     text collate "C" not null,
    code     text collate "C" not null,
    revision bigint not null,
    document text not null,
    primary key (kind, code)
);

-- Each change of a definition adds one. Batches hold it shared, so none works with definitions that are being replaced.
create table definition_epoch (
    only_row boolean primary key default true check (only_row),
    epoch    bigint not null
);
insert into definition_epoch (epoch) values (0);

-- Who counts for a department (through sub-departments too) and who is in any department, on which days.
create table membership (
    department text collate "C" not null,
    employee   text collate "C" not null,
    from_day   date not null,
    until_day  date not null,
    primary key (department, employee, from_day)
);
create index membership_by_employee on membership (employee);
create table assigned (
    employee  text collate "C" not null,
    from_day  date not null,
    until_day date not null,
    primary key (employee, from_day)
);

-- Work to do after a definition changed. kpi null: all; source null: every entity; the cursor is the last key done.
create table recompute (
    id            bigint generated always as identity primary key,
    kpi           text collate "C",
    source        text collate "C",
    crm_users     text[],
    cursor_source text collate "C" not null default '',
    cursor_entity text collate "C" not null default '',
    cursor_id     text collate "C" not null default '',
    done          bigint not null default 0,
    requested_at  timestamptz not null default clock_timestamp(),
    finished_at   timestamptz
);
create index recompute_open on recompute (id) where finished_at is null;

grant usage on sequence revision to metrics_service;
grant select, insert, update on fact, entity, cell, kpi_value, consumer_offset, recompute, definition_epoch to metrics_service;
grant select, insert, update, delete on contribution, definition, membership, assigned to metrics_service;
grant select, insert, delete on dirty_cell, dirty_value, outbox to metrics_service;
grant select, insert on rejected to metrics_service;
