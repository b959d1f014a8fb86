-- Who changed who may do what, and when. Append only: the app's role has no UPDATE or DELETE on it. Rows hold ids and codes;
-- names, labels and addresses are joined when a row is read.

create table access_events (
    event_id    uuid primary key,
    kind        text        not null check (kind in (
        'brand-applied', 'brand-approved', 'brand-declined', 'brand-profile-changed',
        'member-joined', 'role-raised', 'role-lowered', 'member-removed',
        'invitation-made', 'invitation-accepted', 'invitation-withdrawn', 'invitation-revoked',
        'key-made', 'key-revoked', 'operator-given', 'operator-taken')),
    actor       uuid references clients,
    brand_id    uuid references brands,
    subject     uuid references clients,
    key_id      uuid references api_keys,
    token_hash  bytea references brand_invitations,
    detail      jsonb       not null default '{}' check (jsonb_typeof(detail) = 'object'),
    occurred_at timestamptz not null default clock_timestamp()
);
comment on column access_events.actor is 'who made the change; null: the marketplace itself, by its settings or an upgrade';
comment on column access_events.brand_id is 'null: not about a brand (operators, keys of clients)';
comment on column access_events.subject is 'whose role, key or invitation it is';
comment on column access_events.detail is 'codes only: role, before, cause, names of fields';

create index access_events_of_brand on access_events (brand_id, occurred_at desc, event_id desc) where brand_id is not null;
create index access_events_by_subject on access_events (subject, occurred_at desc) where subject is not null;

-- What earlier releases left behind when a role was lost.
with revoked as (
    update brand_invitations i set revoked_at = now()
    where i.accepted_at is null and i.revoked_at is null and not exists (
        select from brand_members m where m.brand_id = i.brand_id and m.fy_id = i.invited_by and m.role = 'owner')
    returning i.brand_id, i.invited_by, i.token_hash, i.role)
insert into access_events (event_id, kind, brand_id, subject, token_hash, detail)
select gen_random_uuid(), 'invitation-revoked', brand_id, invited_by, token_hash,
    jsonb_build_object('role', role, 'cause', 'upgrade')
from revoked;

with revoked as (
    update api_keys k set revoked_at = now()
    where k.brand_id is not null and k.revoked_at is null and not exists (
        select from brand_members m where m.brand_id = k.brand_id and m.fy_id = k.fy_id)
    returning k.brand_id, k.fy_id, k.key_id)
insert into access_events (event_id, kind, brand_id, subject, key_id, detail)
select gen_random_uuid(), 'key-revoked', brand_id, fy_id, key_id, jsonb_build_object('cause', 'upgrade')
from revoked;

grant select, insert on access_events to ${app};
