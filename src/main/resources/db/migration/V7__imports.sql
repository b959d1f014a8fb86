-- Files of movements or counts: uploaded, looked at, then applied whole or not at all.

create table imports (
    import_id   uuid primary key,
    brand_id    uuid        not null references brands,
    fy_id       uuid        not null references clients,
    file_name   text        not null check (length(file_name) between 1 and 120),
    file_hash   bytea       not null,
    copy        integer     not null default 0,
    kind        text        not null check (kind in ('movements', 'counts')),
    row_count   integer     not null,
    fault_count integer     not null,
    version     integer     not null default 0,
    applying    integer,
    uploaded_at timestamptz not null default now(),
    decision_id uuid unique,
    applied_by  uuid references clients,
    applied_at  timestamptz,
    unique (brand_id, file_hash, copy)
);
comment on column imports.file_hash is 'SHA-256 of the bytes and, for counts, of the instant given with them';
comment on column imports.copy is 'the same file is applied once, unless somebody asks for one more copy of it';
comment on column imports.version is 'what is applied is the version that was looked at';
comment on column imports.applying is 'the version that is being decided: from then on it cannot be corrected';
create index imports_by_brand on imports (brand_id, uploaded_at desc, import_id);

create table import_rows (
    import_id uuid    not null references imports,
    row_no    integer not null,
    line      integer not null,
    code      text    not null,
    sku       text collate "C",
    delta     integer,
    counted   bigint,
    set_aside bigint,
    as_of     timestamptz,
    reason    text,
    faults    jsonb,
    primary key (import_id, row_no)
);
comment on column import_rows.faults is 'null, or [{"column", "message"}]';

grant select, insert, update on imports to ${app};
grant select, insert, update, delete on import_rows to ${app};
