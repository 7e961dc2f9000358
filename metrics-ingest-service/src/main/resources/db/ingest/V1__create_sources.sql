-- The ingest role's own database; keys compare by bytes, as they do in Java. The owner role runs this; the service role
-- can only do its work.

-- Sources that were added over the API; those of the configuration are not here. What is secret is encrypted with the
-- key from the environment (AES-GCM; the row's name is bound into it, so that no row can be passed off as another's).
create table source (
    name           text collate "C" primary key,
    type           text not null,
    currency       text,
    accounts       text[] not null default '{}',
    max_body_bytes integer not null,
    names          jsonb not null default '{}',
    public_url     text,
    options        jsonb not null default '{}',
    api_base_url   text,
    api_private    boolean not null default false,
    api_login      bytea,
    enabled        boolean not null default true,
    revision       bigint not null,
    changed_by     text not null,
    changed_at     timestamptz not null
);

-- Secrets added over the API, for sources of either kind.
create table source_secret (
    source     text collate "C" not null,
    key_id     text collate "C" not null,
    secret     bytea not null,
    added_by   text not null,
    added_at   timestamptz not null,
    retired_by text,
    retired_at timestamptz,
    primary key (source, key_id)
);

-- One number that grows with every change above; replicas look at it to know that they must read anew.
create sequence source_revision;

grant select, insert, update, delete on source, source_secret to ingest_service;
grant usage, select on sequence source_revision to ingest_service;
