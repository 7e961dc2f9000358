-- What other services publish, as far as pay needs it. Documents are small and few; their JSON is kept as received.
create table definition_document (
    kind text not null check (kind in ('company', 'kpi', 'employee', 'department', 'position')),
    code text not null,
    revision bigint not null,
    document jsonb not null,
    primary key (kind, code)
);

-- Counts every change of a definition or scheme, so that replicas know when their snapshot is old.
create table definition_state (
    only_row boolean primary key default true check (only_row),
    change bigint not null
);
insert into definition_state (change) values (0);

create table target (
    kpi text not null,
    subject text not null,
    period text not null,
    revision bigint not null,
    value numeric,
    currency text,
    primary key (kpi, subject, period)
);

create table kpi_value (
    kpi text not null,
    subject text not null,
    period text not null,
    revision bigint not null,
    numerator numeric not null,
    denominator numeric not null,
    known boolean not null,
    currency text,
    newest_change_at timestamptz,
    marks text[] not null,
    primary key (kpi, subject, period)
);
create index kpi_value_by_subject on kpi_value (subject, period);

create table contribution_entity (
    kpi text not null,
    source text not null,
    entity text not null,
    id text not null,
    revision bigint not null,
    primary key (kpi, source, entity, id)
);

-- A contribution of an employee; those of nobody are not pay.
create table credit (
    kpi text not null,
    source text not null,
    entity text not null,
    id text not null,
    ordinal int not null,
    employee text not null,
    day date not null,
    numerator numeric not null,
    denominator numeric not null,
    currency text,
    marks text[] not null,
    primary key (kpi, source, entity, id, ordinal),
    foreign key (kpi, source, entity, id) references contribution_entity on delete cascade
);
create index credit_by_employee on credit (employee, kpi, day);

-- The newest contribution record that ever touched an employee's month, vanished ones included.
create table contribution_seen (
    kpi text not null,
    employee text not null,
    month date not null,
    revision bigint not null,
    newest_change_at timestamptz,
    primary key (employee, month, kpi)
);

create table consumer_offset (
    topic text not null,
    partition int not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

create table scheme (
    code text primary key,
    revision bigint not null,
    document text not null,
    changed_at timestamptz not null,
    changed_by text not null
);

-- The queue of accruals to compute; a change under way replaces `requested`, so none is lost.
create sequence accrual_request;
create table accrual_due (
    employee text not null,
    period text not null,
    bulk boolean not null,
    requested bigint not null default nextval('accrual_request'),
    primary key (employee, period)
);
create index accrual_due_by_urgency on accrual_due (bulk, period desc, requested);

create table opened_period (
    period text primary key
);

create table accrual (
    employee text not null,
    period text not null,
    revision bigint not null,
    status text not null check (status in ('current', 'settling')),
    hash text not null,
    result text not null,
    inputs text not null,
    newest_change_at timestamptz,
    calculated_at timestamptz not null,
    primary key (employee, period)
);
create index accrual_by_period on accrual (period, employee);

create table outbox (
    seq bigint generated always as identity primary key,
    topic text not null,
    key text not null,
    type text not null,
    payload text not null,
    created_at timestamptz not null
);

-- Who read whose pay. Kept for ever; the service may add and show, never change or remove.
create table pay_access (
    id bigint generated always as identity primary key,
    reader text not null,
    reader_employee text,
    employee text not null,
    period text not null,
    level text not null check (level in ('total', 'full')),
    at timestamptz not null
);
create index pay_access_by_employee on pay_access (employee, at);

grant select, insert, update, delete on
    definition_document, target, kpi_value, contribution_entity, credit, contribution_seen, consumer_offset, scheme,
    accrual_due, opened_period, accrual, outbox
    to motivation_service;
grant select, update on definition_state to motivation_service;
grant select, insert on pay_access to motivation_service;
grant usage on sequence accrual_request to motivation_service;
