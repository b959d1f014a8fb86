-- One row per (kind, event, recipient): what makes a mail go out once.

create table mails (
    mail_id      bigint generated always as identity primary key,
    kind         text        not null,
    event_id     uuid        not null,
    recipient    uuid        not null references clients,
    brand_id     uuid references brands,
    address      text,
    message_id   text        not null,
    subject      text        not null,
    state        text        not null check (state in ('waiting', 'leased', 'sent', 'failed')),
    attempts     integer     not null default 0,
    next_attempt_at timestamptz not null default now(),
    leased_until timestamptz,
    last_error   text,
    created_at   timestamptz not null default now(),
    sent_at      timestamptz,
    parameters   jsonb       not null,
    unique (kind, event_id, recipient)
);
comment on column mails.brand_id is 'set: a mail to a member of that brand; null: to a customer';
create index mails_due on mails (next_attempt_at) where state in ('waiting', 'leased');
create index mails_undelivered on mails (brand_id, mail_id desc) where state = 'failed';

grant select, insert, update on mails to ${app};
