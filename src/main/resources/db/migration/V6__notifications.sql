-- One row per (kind, event, recipient, brand it is for): what makes a mail go out once. Recipient and brand are of an event
-- that stands: clients and brands are never deleted, and to check that once more for each mail would lock the rows of the
-- brands that all the orders of the moment are about.

create table mails (
    mail_id      bigint generated always as identity primary key,
    kind         text        not null,
    event_id     uuid        not null,
    recipient    uuid        not null,
    brand_id     uuid,
    address      text,
    message_id   text        not null,
    subject      text        not null,
    state        text        not null check (state in ('waiting', 'leased', 'sent', 'failed')),
    attempts     integer     not null default 0,
    next_attempt_at timestamptz not null default now(),
    last_error   text,
    created_at   timestamptz not null default now(),
    sent_at      timestamptz,
    parameters   jsonb       not null,
    unique nulls not distinct (kind, event_id, recipient, brand_id)
);
comment on column mails.brand_id is 'set: a mail to a member of that brand; null: to a customer';
comment on column mails.next_attempt_at is 'leased: when the lease ends';
create index mails_due on mails (next_attempt_at) where state in ('waiting', 'leased');
create index mails_failed on mails (brand_id, mail_id desc) where state = 'failed';

-- The newest event up to which all of a key were read: a replay is seen to be one, whatever members or thresholds are now.
create table mail_progress (
    stream smallint not null check (stream in (1, 2)),
    key    text collate "C" not null,
    seq    bigint   not null,
    primary key (stream, key)
);
comment on column mail_progress.stream is '1: inventory_events (key: SKU), 2: order_events';

grant select, insert, update on mails, mail_progress to ${app};
