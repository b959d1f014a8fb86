-- Orders. Status is never stored: it derives from line quantities.

create sequence order_number start with 700001;

-- What a customer saw on a checkout page, frozen: a double click decides this row, never the cart of the moment.
create table checkouts (
    checkout_id uuid primary key,
    fy_id       uuid        not null references clients,
    act_id      uuid        not null,
    content     jsonb       not null,
    created_at  timestamptz not null default now(),
    left_basket boolean     not null default false
);
comment on column checkouts.act_id is 'under which it is placed: its own id, or that of the page it took the place of when a price had changed';
comment on column checkouts.left_basket is 'what it ordered was taken out of the basket: once, however often it is sent';
create index checkouts_by_client on checkouts (fy_id, created_at);
create index checkouts_by_age on checkouts (created_at, checkout_id);

create table carts (
    cart_id    uuid primary key,
    fy_id      uuid unique references clients,
    updated_at timestamptz not null default now()
);
create table cart_lines (
    cart_id  uuid    not null references carts on delete cascade,
    sku      text collate "C" not null references skus,
    quantity integer not null check (quantity between 1 and 1000),
    added_at timestamptz not null default now(),
    primary key (cart_id, sku)
);

create table orders (
    order_id    bigint primary key,
    fy_id       uuid        not null references clients,
    decision_id uuid        not null unique,
    ship_name     text not null,
    ship_street   text not null,
    ship_city     text not null,
    ship_postcode text not null,
    ship_country  text not null,
    email       text,
    note        text not null default '',
    total       bigint      not null check (total >= 0),
    currency    text        not null,
    placed_at   timestamptz not null,
    event_seq   bigint      not null default 1
);
comment on column orders.event_seq is 'seq of the order''s newest event; its row lock orders them';
create index orders_by_client on orders (fy_id, order_id desc);
create index orders_ship_words on orders using gin (to_tsvector('simple', plain_text(ship_name)));

create table brand_orders (
    order_id       bigint not null references orders,
    brand_id       uuid   not null references brands,
    shipping_price bigint not null check (shipping_price >= 0),
    placed_at      timestamptz not null,
    accepted_at    timestamptz,
    accepted_by    uuid,
    primary key (order_id, brand_id)
);
create index brand_orders_by_brand on brand_orders (brand_id, order_id desc);
create index brand_orders_by_day on brand_orders (brand_id, placed_at);

create table order_lines (
    line_id      bigint generated always as identity primary key,
    order_id     bigint not null,
    brand_id     uuid   not null,
    fy_id        uuid   not null,
    sku          text collate "C" not null,
    product_name text   not null,
    variant      text   not null,
    unit_price   bigint not null check (unit_price >= 0),
    ordered      integer not null check (ordered > 0),
    open         integer not null check (open >= 0),
    shipped      integer not null default 0 check (shipped >= 0),
    cancelled    integer not null default 0 check (cancelled >= 0),
    released     integer not null default 0 check (released >= 0),
    sale_event_id uuid  not null,
    foreign key (order_id, brand_id) references brand_orders,
    unique (order_id, sku),
    check (ordered = open + shipped + cancelled),
    check (released <= cancelled)
);
create index order_lines_open on order_lines (brand_id, order_id) where open > 0;
create index order_lines_cancelled on order_lines (brand_id, order_id) where cancelled = ordered;
create index order_lines_by_customer_sku on order_lines (fy_id, sku);
create index order_lines_by_sku on order_lines (sku, line_id desc);
create index order_lines_open_by_sku on order_lines (sku, line_id desc) where open > 0;

create table parcels (
    parcel_id       bigint generated always as identity primary key,
    order_id        bigint not null,
    brand_id        uuid   not null,
    carrier         text   not null check (length(carrier) <= 60),
    tracking_number text   not null check (length(tracking_number) <= 80),
    shipped_at      timestamptz not null,
    shipped_by      uuid   not null,
    foreign key (order_id, brand_id) references brand_orders
);
create index parcels_by_order on parcels (order_id, brand_id);
create table parcel_lines (
    parcel_id bigint  not null references parcels,
    line_id   bigint  not null references order_lines,
    quantity  integer not null check (quantity > 0),
    primary key (parcel_id, line_id)
);
create index parcel_lines_by_line on parcel_lines (line_id);

create table cancellations (
    decision_id  uuid    not null,
    line_id      bigint  not null references order_lines,
    quantity     integer not null check (quantity > 0),
    reason       text    not null,
    by_customer  boolean not null,
    put_back     boolean not null,
    cancelled_at timestamptz not null,
    primary key (decision_id, line_id)
);
create index cancellations_by_line on cancellations (line_id);

create table returns (
    return_id    bigint generated always as identity (start with 5001) primary key,
    order_id     bigint not null,
    brand_id     uuid   not null,
    fy_id        uuid   not null,
    reason       text   not null default '' check (length(reason) <= 500),
    requested_at timestamptz not null,
    approved_at  timestamptz,
    declined_at  timestamptz,
    received_at  timestamptz,
    decline_reason text check (length(decline_reason) <= 500),
    foreign key (order_id, brand_id) references brand_orders,
    check (approved_at is null or declined_at is null)
);
create index returns_by_brand on returns (brand_id, return_id desc);
create index returns_by_order on returns (order_id);

create table return_lines (
    return_line_id bigint generated always as identity primary key,
    return_id   bigint  not null references returns,
    brand_id    uuid    not null,
    line_id     bigint  not null references order_lines,
    sku         text collate "C" not null,
    requested   integer not null check (requested > 0),
    received    integer not null default 0 check (received >= 0),
    fit         integer not null default 0 check (fit >= 0),
    discarded   integer not null default 0 check (discarded >= 0),
    held        integer not null default 0 check (held >= 0),
    put_on_sale integer not null default 0 check (put_on_sale >= 0),
    unique (return_id, line_id),
    check (received = fit + discarded + held),
    check (received <= requested),
    check (put_on_sale <= received - discarded)
);
create index return_lines_by_line on return_lines (line_id);
create index return_lines_to_arrive on return_lines (brand_id, return_id) where received < requested;
create index return_lines_waiting on return_lines (brand_id, return_line_id) where fit > put_on_sale or held > 0;

-- Refused demand, per SKU that was short. Not a movement.
create table unmet_demand (
    decision_id uuid   not null,
    sku         text collate "C" not null,
    brand_id    uuid   not null,
    fy_id       uuid   not null,
    wanted      integer not null check (wanted > 0),
    had         bigint not null check (had >= 0),
    at_seq      bigint not null,
    at          timestamptz not null,
    primary key (decision_id, sku)
);
create index unmet_demand_by_sku on unmet_demand (brand_id, sku, at);
create index unmet_demand_by_day on unmet_demand (brand_id, at);

-- A count found less than is promised: the newest open orders that cannot be filled.
create table shortfall_tasks (
    task_id     bigint generated always as identity primary key,
    decision_id uuid   not null,
    sku         text collate "C" not null,
    brand_id    uuid   not null,
    missing     bigint not null check (missing > 0),
    order_ids   bigint[] not null,
    opened_at   timestamptz not null,
    closed_at   timestamptz,
    closed_by   uuid
);
create index shortfall_tasks_open on shortfall_tasks (brand_id, task_id) where closed_at is null;

grant usage, select, update on sequence order_number to ${app};
grant select, insert, update on checkouts, carts, cart_lines, orders, brand_orders, order_lines, parcels, parcel_lines,
    cancellations, returns, return_lines, unmet_demand, shortfall_tasks to ${app};
grant delete on carts, cart_lines, checkouts to ${app};
