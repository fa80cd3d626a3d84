-- What was understood while it was spoken, kept until an engine has heard the recording. Sealed under the visit's key.
create table caption (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  recording_id uuid not null,
  utterance integer not null check (utterance >= 0),
  sealed_body bytea not null,
  created_at timestamptz not null,
  unique (practice_id, recording_id, utterance),
  foreign key (practice_id, encounter_id) references encounter (practice_id, id),
  foreign key (practice_id, recording_id) references recording (practice_id, id) on delete cascade
);
create index ix_caption_encounter on caption (practice_id, encounter_id);
alter table caption enable row level security;
alter table caption force row level security;
create policy tenant_isolation on caption using (practice_id = current_practice()) with check (practice_id = current_practice());

grant select, insert, delete on caption to "${app_role}";
