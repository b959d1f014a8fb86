-- The projection and its bookkeeping, all per generation: a rebuild fills generation g+1 beside the live one.

create table projection (
    only_row   boolean primary key default true check (only_row),
    generation integer not null
);
insert into projection (generation) values (1);

create table stock_level (
    generation  integer not null,
    sku         text collate "C" not null,
    brand_id    uuid    not null,
    quantity    bigint  not null,
    seq         bigint  not null,
    occurred_at timestamptz not null,
    held        boolean not null default false,
    primary key (generation, sku)
);
create index stock_level_by_brand on stock_level (generation, brand_id, sku);

create table monitor_checkpoints (
    generation  integer not null,
    topic_id    text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (generation, topic_id, partition)
);

create table parked_events (
    generation integer not null,
    sku        text collate "C" not null,
    seq        bigint  not null,
    event      jsonb   not null,
    topic_id   text    not null,
    partition  integer not null,
    record_offset bigint not null,
    parked_at  timestamptz not null default now(),
    primary key (generation, sku, seq)
);

create table snapshot_progress (
    sku          text collate "C" primary key,
    seq          bigint not null
);

create table dead_letters (
    dead_letter_id bigint generated always as identity primary key,
    topic        text    not null,
    partition    integer not null,
    record_offset bigint not null,
    cause        text    not null,
    record_key   bytea,
    record_value bytea,
    found_at     timestamptz not null default now(),
    published_at timestamptz,
    settled_at   timestamptz,
    settled_by   uuid,
    unique (topic, partition, record_offset, found_at)
);
comment on column dead_letters.published_at is 'when the dead-letter topic acknowledged its copy';
create index dead_letters_unpublished on dead_letters (dead_letter_id) where published_at is null;

create table alarms (
    alarm_id  bigint generated always as identity primary key,
    kind      text not null,
    subject   text not null,
    detail    text not null,
    raised_at timestamptz not null default now(),
    cleared_at timestamptz
);
create unique index alarms_once on alarms (kind, subject) where cleared_at is null;

-- Verifications, rebuilds, republications: asked for by an operator, done once, looked up afterwards.
create table jobs (
    job_id      uuid primary key,
    kind        text        not null,
    parameter   text,
    state       text        not null check (state in ('waiting', 'running', 'done', 'failed')),
    result      jsonb,
    asked_by    uuid,
    asked_at    timestamptz not null default now(),
    started_at  timestamptz,
    finished_at timestamptz,
    runner      uuid
);
comment on column jobs.runner is 'one attempt of one process: who comes after it has another, and it may change nothing any more';
create index jobs_newest on jobs (kind, asked_at desc);
create index jobs_by_age on jobs (asked_at desc, job_id desc);

-- The last good verification per brand: what "books balanced" says, and the fold it continues from.
create table verified_stock (
    sku         text collate "C" primary key,
    brand_id    uuid   not null,
    seq         bigint not null,
    quantity    bigint not null,
    balanced    boolean not null,
    difference  text,
    verified_at timestamptz not null
);
create index verified_stock_by_brand on verified_stock (brand_id);

-- The same in sum, for every page of the portal.
create table verified_brands (
    brand_id    uuid primary key,
    balanced    boolean not null,
    verified_at timestamptz not null,
    skus        bigint  not null,
    difference  text
);
comment on column verified_brands.verified_at is 'when the SKU verified longest ago was verified';

-- How far the fold behind verified_stock had read.
create table verified_checkpoints (
    topic_id    text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (topic_id, partition)
);

grant select, insert, update, delete on projection, stock_level, monitor_checkpoints, parked_events, snapshot_progress,
    dead_letters, alarms, jobs, verified_stock, verified_brands, verified_checkpoints to ${app};
