-- The ledgers: where an event is first committed. Append only: the app's role has no UPDATE or DELETE on them.

-- What was decided under which key, for ever. (client, key) is the identity of an act.
create table decisions (
    client       uuid        not null,
    key          text collate "C" not null check (length(key) between 1 and 300),
    decision_id  uuid        not null unique,
    kind         text        not null,
    content_hash bytea       not null,
    outcome      text        not null check (outcome in ('accepted', 'refused')),
    answer       jsonb       not null,
    decided_at   timestamptz not null,
    primary key (client, key)
);

-- One row per SKU: the ledger's head. Only the updater writes it, and only under its row lock.
create table stock (
    sku              text collate "C" primary key references skus,
    brand_id         uuid    not null,
    quantity         bigint  not null default 0 check (quantity between 0 and 1000000000),
    seq              bigint  not null default 0,
    last_occurred_at timestamptz,
    last_counted_as_of timestamptz
) with (fillfactor = 50);

create table inventory_events (
    event_id       uuid primary key,
    type           text        not null check (type in ('StockReceived', 'StockSold', 'SaleCancelled', 'StockCounted', 'StockWrittenOff', 'MovementReversed')),
    sku            text collate "C" not null,
    delta_quantity integer     not null check (abs(delta_quantity) <= 1000000000 and (delta_quantity <> 0 or type = 'StockCounted')),
    quantity       bigint      not null check (quantity between 0 and 1000000000),
    seq            bigint      not null check (seq > 0),
    brand_id       uuid        not null,
    decision_id    uuid        not null,
    order_id       bigint,
    actor          uuid        not null,
    reason         text,
    occurred_at    timestamptz not null,
    return_line_id bigint,
    refers_to      uuid,
    counted        bigint,
    set_aside      bigint,
    as_of          timestamptz,
    unique (sku, seq)
);
comment on column inventory_events.refers_to is 'SaleCancelled: the sale it cancels; MovementReversed: the movement it reverses';
create unique index inventory_events_as_of on inventory_events (sku, occurred_at desc);
create index inventory_events_by_decision on inventory_events (decision_id);
create unique index inventory_events_reversed_once on inventory_events (refers_to) where type = 'MovementReversed';
create index inventory_events_restocks on inventory_events (sku, seq desc) where type = 'StockReceived' and return_line_id is null;
create index inventory_events_by_order on inventory_events (order_id) where order_id is not null;

-- key: the order id, or the decision id where no order came to be.
create table order_events (
    event_id    uuid primary key,
    type        text        not null check (type in ('OrderPlaced', 'OrderRefused', 'OrderAccepted', 'ParcelShipped', 'LinesCancelled', 'ReturnRequested', 'ReturnApproved', 'ReturnDeclined', 'ReturnReceived')),
    key         text collate "C" not null,
    seq         bigint      not null check (seq > 0),
    order_id    bigint,
    brand_id    uuid,
    decision_id uuid        not null,
    actor       uuid        not null,
    reason      text,
    occurred_at timestamptz not null,
    detail      jsonb       not null,
    unique (key, seq)
);
create index order_events_by_decision on order_events (decision_id);
create index order_events_of_brand on order_events (brand_id, occurred_at) where brand_id is not null;

-- What is still to be published, and where in the published order it stands. Kept for ever: id order is relay order.
create table outbox (
    id       bigint generated always as identity (cache 1) primary key,
    stream   smallint not null check (stream in (1, 2)),
    event_id uuid     not null,
    created_at timestamptz not null default clock_timestamp(),
    position bigint,
    brand_id uuid,
    traceparent text
);
comment on column outbox.brand_id is 'set with the position for movements: whose feed it stands in';
comment on column outbox.traceparent is 'where the act is followed: what the next step of its trace begins from (W3C Trace Context)';
comment on column outbox.stream is '1: inventory_events, 2: order_events';
comment on column outbox.position is 'set when Kafka acknowledged it: the cursor of the feeds';
create index outbox_unpublished on outbox (id) where position is null;
create unique index outbox_position on outbox (position) where position is not null;
create unique index outbox_by_event on outbox (event_id);
create index outbox_of_brand on outbox (brand_id, position) where brand_id is not null;

create table publication (
    only_row      boolean primary key default true check (only_row),
    last_position bigint not null default 0,
    republication uuid
);
comment on column publication.republication is 'set while the topics are made anew: no relay publishes meanwhile';
insert into publication default values;

-- Which topics of these names the events were published to: a topic made anew has another id.
create table event_topics (
    name     text primary key,
    topic_id text not null,
    looked_at bigint[] not null default '{}'
);
comment on column event_topics.looked_at is 'by partition: every event before this offset is in the ledger';

grant select, insert on decisions, inventory_events, order_events to ${app};
grant select, insert, update on stock, outbox, publication, event_topics to ${app};
