-- The visit, in the order its data flows. Columns named sealed_* hold ciphertext bound to their table, column, practice and row.

create table patient (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  data_key_id uuid not null,
  sealed_given_name bytea not null,
  sealed_family_name bytea not null,
  sealed_birth_date bytea not null,
  sealed_sex bytea not null,
  sealed_mrn bytea,
  mrn_index bytea,
  birth_date_index bytea not null,
  version bigint not null default 0,
  created_at timestamptz not null,
  unique (practice_id, id),
  unique (practice_id, mrn_index),
  foreign key (practice_id, data_key_id) references keys.data_key (practice_id, id),
  check ((sealed_mrn is null) = (mrn_index is null))
);
create index ix_patient_data_key on patient (practice_id, data_key_id);
create index ix_patient_birth_date on patient (practice_id, birth_date_index, id);
create index ix_patient_list on patient (practice_id, id desc);
alter table patient enable row level security;
alter table patient force row level security;
create policy tenant_isolation on patient using (practice_id = current_practice()) with check (practice_id = current_practice());

-- Blind index of names: whole field, words of a compound, prefixes of the family name; truncated, so strangers share a token.
create table patient_name_token (
  practice_id uuid not null references practice (id),
  patient_id uuid not null,
  field text not null check (field in ('GIVEN', 'FAMILY', 'PREFIX')),
  token bytea not null,
  primary key (practice_id, field, token, patient_id),
  foreign key (practice_id, patient_id) references patient (practice_id, id) on delete cascade
);
create index ix_patient_name_token_patient on patient_name_token (practice_id, patient_id);
alter table patient_name_token enable row level security;
alter table patient_name_token force row level security;
create policy tenant_isolation on patient_name_token using (practice_id = current_practice()) with check (practice_id = current_practice());

create table encounter (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  patient_id uuid not null,
  clinician_id uuid not null,
  data_key_id uuid not null,
  stage text not null check (stage in ('PLANNED', 'RECORDING', 'TRANSCRIBING', 'EXTRACTING', 'DRAFTING', 'IN_REVIEW', 'SIGNED', 'CANCELLED')),
  attention_code text,
  scheduled_at timestamptz not null,
  visit_on date not null,
  sealed_reason bytea,
  cancelled_as text check (cancelled_as in ('CANCELLED', 'NO_SHOW')),
  sealed_cancel_reason bytea,
  version bigint not null default 0,
  created_at timestamptz not null,
  unique (practice_id, id),
  foreign key (practice_id, patient_id) references patient (practice_id, id),
  foreign key (practice_id, clinician_id) references staff (practice_id, id),
  foreign key (practice_id, data_key_id) references keys.data_key (practice_id, id),
  check ((stage = 'CANCELLED') = (cancelled_as is not null))
);
create index ix_encounter_day on encounter (practice_id, visit_on, scheduled_at, id);
create index ix_encounter_stage on encounter (practice_id, stage, scheduled_at desc, id desc);
create index ix_encounter_patient on encounter (practice_id, patient_id, scheduled_at desc, id desc);
create index ix_encounter_clinician on encounter (practice_id, clinician_id, visit_on);
create index ix_encounter_data_key on encounter (practice_id, data_key_id);
create index ix_encounter_list on encounter (practice_id, scheduled_at desc, id desc);
alter table encounter enable row level security;
alter table encounter force row level security;
create policy tenant_isolation on encounter using (practice_id = current_practice()) with check (practice_id = current_practice());

-- The stages a visit may go through. IN_REVIEW goes back when a further conversation is added; a step that finds nothing waits where it is.
create function check_stage_step() returns trigger language plpgsql as $$
begin
  if new.stage = old.stage then return new; end if;
  if (old.stage, new.stage) in (
    ('PLANNED', 'RECORDING'), ('PLANNED', 'TRANSCRIBING'), ('PLANNED', 'EXTRACTING'), ('PLANNED', 'IN_REVIEW'), ('PLANNED', 'CANCELLED'),
    ('RECORDING', 'PLANNED'), ('RECORDING', 'TRANSCRIBING'), ('RECORDING', 'CANCELLED'),
    ('TRANSCRIBING', 'EXTRACTING'), ('TRANSCRIBING', 'RECORDING'), ('TRANSCRIBING', 'PLANNED'), ('TRANSCRIBING', 'CANCELLED'),
    ('EXTRACTING', 'DRAFTING'), ('EXTRACTING', 'TRANSCRIBING'), ('EXTRACTING', 'PLANNED'), ('EXTRACTING', 'CANCELLED'),
    ('DRAFTING', 'IN_REVIEW'), ('DRAFTING', 'EXTRACTING'), ('DRAFTING', 'TRANSCRIBING'), ('DRAFTING', 'PLANNED'), ('DRAFTING', 'CANCELLED'),
    ('IN_REVIEW', 'SIGNED'), ('IN_REVIEW', 'RECORDING'), ('IN_REVIEW', 'TRANSCRIBING'), ('IN_REVIEW', 'EXTRACTING'), ('IN_REVIEW', 'DRAFTING'),
    ('IN_REVIEW', 'PLANNED'), ('IN_REVIEW', 'CANCELLED'))
  then return new; end if;
  raise exception 'a visit cannot go from % to %', old.stage, new.stage using errcode = 'check_violation';
end $$;
create trigger stage_step before update of stage on encounter for each row execute function check_stage_step();

-- One row per time consent was asked, given, refused or withdrawn; the newest holds.
create table recording_consent (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  given boolean not null,
  method text not null check (method in ('VERBAL', 'WRITTEN', 'ELECTRONIC')),
  language text not null,
  persons_present text[] not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  foreign key (practice_id, encounter_id) references encounter (practice_id, id),
  foreign key (practice_id, recorded_by) references staff (practice_id, id)
);
create index ix_recording_consent_encounter on recording_consent (practice_id, encounter_id, recorded_at desc, id desc);
create index ix_recording_consent_staff on recording_consent (practice_id, recorded_by);
alter table recording_consent enable row level security;
alter table recording_consent force row level security;
create policy tenant_isolation on recording_consent using (practice_id = current_practice()) with check (practice_id = current_practice());
create trigger append_only before update or delete or truncate on recording_consent for each statement execute function refuse_change();

create table context_item (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  kind text not null check (kind in ('EXAM', 'VITAL', 'OTHER')),
  sealed_text bytea not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  foreign key (practice_id, encounter_id) references encounter (practice_id, id),
  foreign key (practice_id, recorded_by) references staff (practice_id, id)
);
create index ix_context_item_encounter on context_item (practice_id, encounter_id, recorded_at, id);
create index ix_context_item_staff on context_item (practice_id, recorded_by);
alter table context_item enable row level security;
alter table context_item force row level security;
create policy tenant_isolation on context_item using (practice_id = current_practice()) with check (practice_id = current_practice());

-- A file as it was brought, kept as long as the transcript.
create table transcript_source (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  media_type text not null,
  content_hash bytea not null,
  sealed_content bytea not null,
  brought_by uuid not null,
  brought_at timestamptz not null,
  foreign key (practice_id, encounter_id) references encounter (practice_id, id),
  foreign key (practice_id, brought_by) references staff (practice_id, id),
  unique (practice_id, encounter_id, content_hash)
);
create index ix_transcript_source_staff on transcript_source (practice_id, brought_by);
alter table transcript_source enable row level security;
alter table transcript_source force row level security;
create policy tenant_isolation on transcript_source using (practice_id = current_practice()) with check (practice_id = current_practice());

create table transcript (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  engine text not null,
  sealed_body bytea not null,
  version bigint not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (practice_id, encounter_id),
  foreign key (practice_id, encounter_id) references encounter (practice_id, id)
);
alter table transcript enable row level security;
alter table transcript force row level security;
create policy tenant_isolation on transcript using (practice_id = current_practice()) with check (practice_id = current_practice());

create table extraction (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  engine text not null,
  transcript_version bigint not null,
  sealed_body bytea not null,
  version bigint not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (practice_id, encounter_id),
  foreign key (practice_id, encounter_id) references encounter (practice_id, id)
);
alter table extraction enable row level security;
alter table extraction force row level security;
create policy tenant_isolation on extraction using (practice_id = current_practice()) with check (practice_id = current_practice());

create table note (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  state text not null check (state in ('DRAFT', 'SIGNED', 'ENTERED_IN_ERROR')),
  engine text not null,
  sealed_body bytea not null,
  sealed_draft bytea not null,
  signed_by uuid,
  signed_at timestamptz,
  content_hash bytea,
  entered_in_error_by uuid,
  entered_in_error_at timestamptz,
  sealed_error_reason bytea,
  version bigint not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (practice_id, encounter_id),
  unique (practice_id, id),
  foreign key (practice_id, encounter_id) references encounter (practice_id, id),
  foreign key (practice_id, signed_by) references staff (practice_id, id),
  foreign key (practice_id, entered_in_error_by) references staff (practice_id, id),
  check ((state = 'DRAFT') = (signed_by is null and signed_at is null and content_hash is null)),
  check ((state = 'ENTERED_IN_ERROR') = (entered_in_error_by is not null))
);
create index ix_note_signed_by on note (practice_id, signed_by);
create index ix_note_entered_in_error_by on note (practice_id, entered_in_error_by);
alter table note enable row level security;
alter table note force row level security;
create policy tenant_isolation on note using (practice_id = current_practice()) with check (practice_id = current_practice());

-- A signed note never changes: only its mark as entered in error may be added, once.
create function keep_signed_note() returns trigger language plpgsql as $$
begin
  if old.state = 'DRAFT' and tg_op = 'UPDATE' then return new; end if;
  if old.state = 'DRAFT' and tg_op = 'DELETE' then return old; end if;
  if tg_op = 'UPDATE' and old.state = 'SIGNED' and new.state = 'ENTERED_IN_ERROR'
    and (new.id, new.practice_id, new.encounter_id, new.engine, new.sealed_body, new.sealed_draft, new.signed_by, new.signed_at, new.content_hash)
      = (old.id, old.practice_id, old.encounter_id, old.engine, old.sealed_body, old.sealed_draft, old.signed_by, old.signed_at, old.content_hash)
  then return new; end if;
  raise exception 'a signed note never changes' using errcode = 'restrict_violation';
end $$;
create trigger signed_note_stays before update or delete on note for each row execute function keep_signed_note();

create table note_revision (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  note_id uuid not null,
  number bigint not null,
  author_id uuid,
  sealed_body bytea not null,
  created_at timestamptz not null,
  unique (practice_id, note_id, number),
  foreign key (practice_id, note_id) references note (practice_id, id),
  foreign key (practice_id, author_id) references staff (practice_id, id)
);
create index ix_note_revision_author on note_revision (practice_id, author_id);
alter table note_revision enable row level security;
alter table note_revision force row level security;
create policy tenant_isolation on note_revision using (practice_id = current_practice()) with check (practice_id = current_practice());

create table addendum (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  note_id uuid not null,
  author_id uuid not null,
  sealed_text bytea not null,
  created_at timestamptz not null,
  foreign key (practice_id, note_id) references note (practice_id, id),
  foreign key (practice_id, author_id) references staff (practice_id, id)
);
create index ix_addendum_note on addendum (practice_id, note_id, created_at, id);
create index ix_addendum_author on addendum (practice_id, author_id);
alter table addendum enable row level security;
alter table addendum force row level security;
create policy tenant_isolation on addendum using (practice_id = current_practice()) with check (practice_id = current_practice());
create trigger append_only before update or delete or truncate on addendum for each statement execute function refuse_change();

create table pipeline_step (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  step text not null check (step in ('TRANSCRIBE', 'EXTRACT', 'DRAFT')),
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'PARKED')),
  generation integer not null check (generation > 0),
  attempt integer not null default 0,
  engine text,
  node text,
  next_attempt_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  engine_ms bigint,
  error_code text,
  correlation_id text not null,
  discarded_reason text,
  created_at timestamptz not null,
  version bigint not null default 0,
  unique (practice_id, encounter_id, step),
  foreign key (practice_id, encounter_id) references encounter (practice_id, id)
);
create index ix_pipeline_step_state on pipeline_step (practice_id, state, id);
alter table pipeline_step enable row level security;
alter table pipeline_step force row level security;
create policy tenant_isolation on pipeline_step using (practice_id = current_practice()) with check (practice_id = current_practice());

grant select, insert on patient, patient_name_token, encounter, recording_consent, context_item, transcript_source, transcript, extraction,
  note, note_revision, addendum, pipeline_step to "${app_role}";
grant update on patient, encounter, context_item, transcript_source, transcript, extraction, note, note_revision, pipeline_step to "${app_role}";
grant delete on patient_name_token, context_item, transcript_source, transcript, extraction, note, note_revision, pipeline_step to "${app_role}";

-- JobRunr makes and keeps its own tables here.
create schema jobs;
grant usage on schema jobs to "${app_role}";
alter default privileges in schema jobs grant select, insert, update, delete on tables to "${app_role}";
