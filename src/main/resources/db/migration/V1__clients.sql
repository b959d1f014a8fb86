-- Who someone is: clients, brands and their members, invitations, API keys, sessions.
-- Ids: fy_id and brand_id are UUIDs; a client is (provider, subject), never an e-mail.

create table clients (
    fy_id        uuid primary key,
    provider     text        not null check (length(provider) between 1 and 60),
    subject      text        not null check (length(subject) between 1 and 255),
    display_name text        not null check (length(display_name) between 1 and 120),
    email        text check (length(email) <= 254),
    role         text        not null default 'customer' check (role in ('customer', 'operator')),
    created_at   timestamptz not null default now(),
    unique (provider, subject)
);

create table brands (
    brand_id       uuid primary key,
    slug           text        not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
    name           text        not null check (length(name) between 1 and 120),
    story          text        not null default '' check (length(story) <= 4000),
    contact_email  text        not null check (length(contact_email) <= 254),
    website        text check (length(website) <= 300),
    status         text        not null check (status in ('applied', 'approved', 'declined')),
    shipping_price bigint      not null default 0 check (shipping_price between 0 and 100000000),
    applied_by     uuid        not null references clients,
    applied_at     timestamptz not null default now(),
    decided_by     uuid references clients,
    decided_at     timestamptz
);
comment on column brands.shipping_price is 'flat price per order, minor units of the marketplace currency, tax included';

create index brands_by_applicant on brands (applied_by, applied_at desc);
create index brands_waiting on brands (applied_at, brand_id) where status = 'applied';
create index brands_by_name on brands (name, brand_id) where status = 'approved';

create table brand_members (
    brand_id uuid        not null references brands,
    fy_id    uuid        not null references clients,
    role     text        not null check (role in ('owner', 'staff', 'viewer')),
    since    timestamptz not null default now(),
    primary key (brand_id, fy_id)
);
create index brand_members_by_client on brand_members (fy_id);

create table brand_invitations (
    token_hash  bytea primary key,
    brand_id    uuid        not null references brands,
    role        text        not null check (role in ('owner', 'staff', 'viewer')),
    invited_by  uuid        not null references clients,
    created_at  timestamptz not null default now(),
    expires_at  timestamptz not null,
    accepted_by uuid references clients,
    accepted_at timestamptz,
    revoked_at  timestamptz
);
create index brand_invitations_by_brand on brand_invitations (brand_id, created_at);

create table api_keys (
    key_id       uuid primary key,
    key_hash     bytea       not null unique,
    hint         text        not null,
    label        text        not null check (length(label) between 1 and 80),
    fy_id        uuid        not null references clients,
    brand_id     uuid references brands,
    created_at   timestamptz not null default now(),
    last_used_at timestamptz,
    revoked_at   timestamptz
);
comment on column api_keys.brand_id is 'set: a key of that brand, acting as fy_id; null: a key of the customer (or operator) fy_id';
create index api_keys_by_brand on api_keys (brand_id, created_at desc, key_id);
create index api_keys_by_client on api_keys (fy_id, created_at desc, key_id);

create table sessions (
    session_hash bytea primary key,
    fy_id        uuid        not null references clients,
    provider     text        not null,
    brand_id     uuid references brands,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null
);
comment on column sessions.brand_id is 'the brand chosen in the portal; null: the first of the memberships';
create index sessions_by_client on sessions (fy_id);
create index sessions_by_expiry on sessions (expires_at);

grant select, insert, update on clients, brands, brand_members, brand_invitations, api_keys to ${app};
grant delete on brand_members to ${app};
grant select, insert, update, delete on sessions to ${app};
