-- Products, SKUs, prices, thresholds, pictures. A SKU's code is exact and fixed at its first event.

create table pictures (
    picture_id uuid primary key,
    brand_id   uuid        not null references brands,
    media_type text        not null check (media_type in ('image/svg+xml', 'image/png', 'image/jpeg', 'image/webp')),
    bytes      bytea       not null check (length(bytes) <= 5000000),
    sha256     bytea       not null,
    width      integer     not null check (width > 0),
    height     integer     not null check (height > 0),
    created_at timestamptz not null default now(),
    unique (brand_id, sha256)
);

create table products (
    product_id  uuid primary key,
    brand_id    uuid        not null references brands,
    name        text        not null check (length(name) between 1 and 120),
    description text        not null default '' check (length(description) <= 4000),
    picture_id  uuid references pictures,
    published   boolean     not null default false,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    version     integer     not null default 0
);
create index products_by_brand on products (brand_id, created_at, product_id);
create index products_published on products (created_at, product_id) where published;
create index products_published_by_brand on products (brand_id, created_at, product_id) where published;

create table skus (
    sku                 text collate "C" primary key check (sku ~ '^[A-Za-z0-9._-]{1,40}$'),
    brand_id            uuid        not null references brands,
    product_id          uuid        not null references products,
    own_code            text collate "C" not null check (own_code ~ '^[A-Za-z0-9._-]{1,40}$'),
    variant             text        not null default '' check (length(variant) <= 120),
    price               bigint      not null check (price between 0 and 100000000),
    low_stock_threshold integer     not null default 0 check (low_stock_threshold between 0 and 1000000),
    max_per_customer    integer check (max_per_customer between 1 and 1000),
    published           boolean     not null default true,
    created_at          timestamptz not null default now(),
    version             integer     not null default 0,
    unique (brand_id, own_code)
);
comment on column skus.price is 'minor units of the marketplace currency, tax included';
comment on column skus.own_code is 'the code the brand uses itself; equals sku unless another brand had that first';
create index skus_by_product on skus (product_id, sku);
create index skus_by_brand on skus (brand_id, sku);

grant select, insert, update on pictures, products, skus to ${app};

-- Searching the catalogue: by the beginnings of words, whatever their case and accents.
create function plain_text(t text) returns text language sql immutable strict parallel safe
    return translate(lower(regexp_replace(normalize(t, NFD), '[\u0300-\u036f]', '', 'g')), '-_./+', '     ');
create index products_words on products using gin (to_tsvector('simple', plain_text(name || ' ' || description)));
create index skus_words on skus using gin (to_tsvector('simple', plain_text(variant || ' ' || sku)));
create index brands_words on brands using gin (to_tsvector('simple', plain_text(name)));
