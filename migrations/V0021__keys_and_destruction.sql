-- Keys that change while everything goes on; destruction for good, what holds it up and what is left of it; a way back for backups.

-- Which key of the practice is the one that seals, and since when. Ids of keys are the 32 bits that each ciphertext begins with.
alter table keys.practice_keyset add column primary_id integer;
alter table keys.practice_keyset add column primary_since timestamptz;
alter table keys.practice_keyset add column destroyed_at timestamptz;
alter table keys.practice_keyset alter column wrapped drop not null;
alter table keys.practice_keyset alter column wrapped_index_key drop not null;
alter table keys.practice_keyset add check ((wrapped is null) = (destroyed_at is not null) and (wrapped is null) = (wrapped_index_key is null));

-- The key of the practice that wraps it; empty for those wrapped before it was written down.
alter table keys.data_key add column wrapped_by integer;
create index ix_data_key_wrapped_by on keys.data_key (practice_id, wrapped_by, id) where wrapped is not null;

-- A new key of a practice takes over from the old one. One is under way at a time; retired keys wait until no backup needs them.
create table keys.rotation (
  id uuid primary key,
  practice_id uuid not null references public.practice (id),
  old_id integer not null,
  new_id integer not null,
  state text not null check (state in ('ADDED', 'REWRAPPING', 'DISABLED', 'DESTROYED')),
  total integer not null default 0 check (total >= 0),
  done integer not null default 0 check (done >= 0),
  pass integer not null default 1 check (pass in (1, 2)),
  place text not null default '',
  place_id uuid,
  asked_by uuid,
  added_at timestamptz not null,
  primary_at timestamptz,
  disabled_at timestamptz,
  destroy_after timestamptz,
  destroyed_at timestamptz,
  foreign key (practice_id, asked_by) references public.staff (practice_id, id),
  check ((state = 'ADDED') = (primary_at is null)),
  check ((state in ('DISABLED', 'DESTROYED')) = (disabled_at is not null)),
  check ((disabled_at is null) = (destroy_after is null)),
  check ((state = 'DESTROYED') = (destroyed_at is not null))
);
create unique index ux_rotation_under_way on keys.rotation (practice_id) where state in ('ADDED', 'REWRAPPING');
create index ix_rotation_practice on keys.rotation (practice_id, added_at desc);
create index ix_rotation_asked_by on keys.rotation (practice_id, asked_by);
alter table keys.rotation enable row level security;
alter table keys.rotation force row level security;
create policy tenant_isolation on keys.rotation using (practice_id = public.current_practice()) with check (practice_id = public.current_practice());

-- How often a key of the practice was used at most: nodes take numbers in blocks.
create table keys.key_use (
  practice_id uuid not null references public.practice (id),
  key_id integer not null,
  uses bigint not null check (uses > 0),
  primary key (practice_id, key_id)
);
alter table keys.key_use enable row level security;
alter table keys.key_use force row level security;
create policy tenant_isolation on keys.key_use using (practice_id = public.current_practice()) with check (practice_id = public.current_practice());

grant select, insert, update on keys.rotation, keys.key_use to "${app_role}";

-- Who may be asked about a patient in court: nothing of theirs is destroyed until it is lifted.
create table legal_hold (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  patient_id uuid not null,
  sealed_reason bytea not null,
  placed_by uuid not null,
  placed_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  foreign key (practice_id, patient_id) references patient (practice_id, id),
  foreign key (practice_id, placed_by) references staff (practice_id, id),
  foreign key (practice_id, lifted_by) references staff (practice_id, id),
  check ((lifted_by is null) = (lifted_at is null))
);
create unique index ux_legal_hold_patient on legal_hold (practice_id, patient_id) where lifted_at is null;
create index ix_legal_hold_patient on legal_hold (practice_id, patient_id, placed_at desc);
create index ix_legal_hold_placed_by on legal_hold (practice_id, placed_by);
create index ix_legal_hold_lifted_by on legal_hold (practice_id, lifted_by);
alter table legal_hold enable row level security;
alter table legal_hold force row level security;
create policy tenant_isolation on legal_hold using (practice_id = current_practice()) with check (practice_id = current_practice());
grant select, insert, update on legal_hold to "${app_role}";

-- What is left of what was destroyed: which keys went, when, who asked and why, and the certificate as it was signed.
alter table encounter add column destroyed_at timestamptz;
alter table patient add column destroyed_at timestamptz;
create table destruction (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  subject_kind text not null check (subject_kind in ('ENCOUNTER', 'PATIENT', 'PRACTICE')),
  subject_id uuid not null,
  patient_id uuid,
  reason text not null check (reason in ('PATIENT_ASKED', 'CONSENT_WITHDRAWN', 'MADE_IN_ERROR', 'TIME_IS_OVER', 'PRACTICE_LEAVES')),
  asked_by uuid,
  destroyed_at timestamptz not null,
  certificate text not null,
  signature bytea not null,
  unique (practice_id, subject_kind, subject_id),
  foreign key (practice_id, patient_id) references patient (practice_id, id),
  foreign key (practice_id, asked_by) references staff (practice_id, id),
  check ((subject_kind = 'PRACTICE') = (patient_id is null))
);
create index ix_destruction_list on destruction (practice_id, destroyed_at desc, id desc);
create index ix_destruction_patient on destruction (practice_id, patient_id);
create index ix_destruction_asked_by on destruction (practice_id, asked_by);
alter table destruction enable row level security;
alter table destruction force row level security;
create policy tenant_isolation on destruction using (practice_id = current_practice()) with check (practice_id = current_practice());
create trigger append_only before update or delete or truncate on destruction for each statement execute function refuse_change();
grant select, insert on destruction to "${app_role}";

-- Of the installation: the key that signs certificates, sealed under the master key, and what everyone may check them with;
-- what secrets are derived from once the master key is no longer the first; and how far the change of master keys has come.
alter table installation add column sealed_certificate_key bytea;
alter table installation add column certificate_public_key bytea;
alter table installation add column sealed_root bytea;
alter table installation add column next_master_id integer;
alter table installation add column master_changed_at timestamptz;
alter table installation add check ((sealed_certificate_key is null) = (certificate_public_key is null));
grant update (master_check, sealed_certificate_key, certificate_public_key, sealed_root, next_master_id, master_changed_at) on installation to "${app_role}";
grant update (sealed_secret) on signing_key to "${app_role}";

-- Brings back a day of live audio from a backup, however long ago it was. For the owner only.
create function restore_live_partition(day date) returns void language plpgsql set search_path = public, pg_temp as $$
declare
  part text := 'live_segment_' || to_char(day, 'YYYYMMDD');
begin
  if to_regclass(part) is not null then
    return;
  end if;
  execute format('create table %I (like live_segment including all)', part);
  execute format('alter table %I enable row level security', part);
  execute format('alter table %I force row level security', part);
  execute format('create policy tenant_isolation on %I using (practice_id = current_practice()) with check (practice_id = current_practice())', part);
  execute format('create policy upkeep on %I for select to %I using (true)', part, current_user);
  execute format('alter table live_segment attach partition %I for values from (%L) to (%L)', part, first_id_of(day), first_id_of(day + 1));
end $$;
revoke execute on function restore_live_partition(date) from public;

-- Which migration was the last: written into backups, so that they are brought back by the version that made them.
create function schema_version() returns text language sql stable security definer set search_path = public, pg_temp
  as $$ select version from flyway_schema_history where success order by installed_rank desc limit 1 $$;
revoke execute on function schema_version() from public;
grant execute on function schema_version() to "${app_role}";
