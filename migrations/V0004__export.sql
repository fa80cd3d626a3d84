-- What leaves for the charts of others: where to, and the ledger of each document that went or is to go there.

create table ehr_connection (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  kind text not null check (kind in ('FHIR_R4')),
  name text not null check (length(name) between 1 and 100),
  base_url text not null,
  patient_identifier_system text,
  is_default boolean not null,
  auth text not null check (auth in ('NONE', 'BASIC', 'BEARER')),
  sealed_credentials bytea,
  deadline_seconds integer not null check (deadline_seconds between 1 and 120),
  conditional_create text not null check (conditional_create in ('UNTRIED', 'TRYING', 'PROVEN', 'REFUTED')),
  tried_with uuid,
  removed_at timestamptz,
  version bigint not null default 0,
  created_at timestamptz not null,
  unique (practice_id, id),
  check ((auth = 'NONE') = (sealed_credentials is null) or removed_at is not null),
  check ((conditional_create = 'TRYING') = (tried_with is not null)),
  check (not is_default or removed_at is null)
);
create unique index ux_ehr_connection_default on ehr_connection (practice_id) where is_default;
create unique index ux_ehr_connection_name on ehr_connection (practice_id, lower(name)) where removed_at is null;
alter table ehr_connection enable row level security;
alter table ehr_connection force row level security;
create policy tenant_isolation on ehr_connection using (practice_id = current_practice()) with check (practice_id = current_practice());

-- The write ledger: one row for each document and connection, and it says what is about to be sent before anything is.
create table delivery (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  connection_id uuid not null,
  encounter_id uuid not null,
  note_id uuid not null,
  document text not null check (document in ('NOTE', 'ADDENDUM', 'WITHDRAWAL')),
  subject_id uuid not null,
  ehr_encounter text,
  state text not null check (state in ('QUEUED', 'SENDING', 'UNKNOWN', 'DELIVERED', 'PARKED')),
  attempt integer not null default 0,
  looks integer not null default 0,
  node text,
  next_attempt_at timestamptz,
  sent_at timestamptz,
  content_hash bytea check (length(content_hash) = 32),
  ehr_patient text,
  external_id text,
  external_version text,
  delivered_at timestamptz,
  read_back text check (read_back in ('PENDING', 'SAME', 'DIFFERENT', 'UNREADABLE')),
  read_back_hash bytea check (length(read_back_hash) = 32),
  reason_code text,
  sealed_words bytea,
  resolved_by uuid,
  resolved_at timestamptz,
  correlation_id text not null,
  version bigint not null default 0,
  created_at timestamptz not null,
  unique (practice_id, connection_id, document, subject_id),
  foreign key (practice_id, connection_id) references ehr_connection (practice_id, id),
  foreign key (practice_id, encounter_id) references encounter (practice_id, id),
  foreign key (practice_id, note_id) references note (practice_id, id),
  foreign key (practice_id, resolved_by) references staff (practice_id, id),
  check (state not in ('SENDING', 'UNKNOWN') or (sent_at is not null and content_hash is not null)),
  check ((state = 'DELIVERED') = (delivered_at is not null)),
  check ((state = 'DELIVERED') = (read_back is not null)),
  check ((resolved_by is null) = (resolved_at is null))
);
create index ix_delivery_connection on delivery (practice_id, connection_id, id);
create index ix_delivery_encounter on delivery (practice_id, encounter_id, id);
create index ix_delivery_note on delivery (practice_id, note_id);
create index ix_delivery_resolved_by on delivery (practice_id, resolved_by);
create index ix_delivery_due on delivery (practice_id, connection_id, id) where next_attempt_at is not null;
alter table delivery enable row level security;
alter table delivery force row level security;
create policy tenant_isolation on delivery using (practice_id = current_practice()) with check (practice_id = current_practice());

-- What arrived stays arrived, and a row is never about something else than it was made for.
create function keep_delivery() returns trigger language plpgsql as $$
begin
  if (new.id, new.practice_id, new.connection_id, new.encounter_id, new.note_id, new.document, new.subject_id, new.created_at)
    <> (old.id, old.practice_id, old.connection_id, old.encounter_id, old.note_id, old.document, old.subject_id, old.created_at)
    or (old.state = 'DELIVERED' and new.state <> 'DELIVERED')
  then raise exception 'the ledger of deliveries only moves on' using errcode = 'restrict_violation'; end if;
  return new;
end $$;
create trigger delivery_moves_on before update on delivery for each row execute function keep_delivery();

grant select, insert, update on ehr_connection, delivery to "${app_role}";
