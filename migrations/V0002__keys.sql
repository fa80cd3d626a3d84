-- The key envelope, in a schema of its own so that it can be dumped apart from the data it opens.

create schema keys;
grant usage on schema keys to "${app_role}";

create table keys.practice_keyset (
  practice_id uuid primary key references public.practice (id),
  wrapped bytea not null,
  wrapped_index_key bytea not null,
  created_at timestamptz not null
);
alter table keys.practice_keyset enable row level security;
alter table keys.practice_keyset force row level security;
create policy tenant_isolation on keys.practice_keyset using (practice_id = public.current_practice()) with check (practice_id = public.current_practice());

-- patient_id is part of what the wrapped key is bound to: a visit moved to another patient has its key wrapped anew.
create table keys.data_key (
  id uuid primary key,
  practice_id uuid not null references public.practice (id),
  subject_kind text not null check (subject_kind in ('PATIENT', 'ENCOUNTER')),
  subject_id uuid not null,
  patient_id uuid not null,
  wrapped bytea,
  created_at timestamptz not null,
  destroyed_at timestamptz,
  unique (practice_id, id),
  unique (practice_id, subject_kind, subject_id),
  check ((wrapped is null) = (destroyed_at is not null))
);
create index ix_data_key_patient on keys.data_key (practice_id, patient_id);
alter table keys.data_key enable row level security;
alter table keys.data_key force row level security;
create policy tenant_isolation on keys.data_key using (practice_id = public.current_practice()) with check (practice_id = public.current_practice());

grant select, insert, update on keys.practice_keyset, keys.data_key to "${app_role}";
