-- Audio of visits. The bytes lie sealed in the audio store; these rows say which of them belong to what.

create table recording (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  number integer not null check (number > 0),
  origin text not null check (origin in ('UPLOAD', 'LIVE')),
  state text not null check (state in ('RECEIVING', 'STORED', 'READY', 'DESTROYED')),
  expected_bytes bigint check (expected_bytes > 0),
  claimed_hash bytea check (length(claimed_hash) = 32),
  media_type text,
  size_bytes bigint check (size_bytes > 0),
  fingerprint bytea,
  sealed_measurement bytea,
  sealed_peaks bytea,
  timeline_ms bigint check (timeline_ms >= 0),
  brought_by uuid not null,
  created_at timestamptz not null,
  completed_at timestamptz,
  destroyed_at timestamptz,
  destroyed_as text check (destroyed_as in ('RETENTION', 'NEVER_SIGNED', 'ASKED')),
  version bigint not null default 0,
  unique (practice_id, id),
  unique (practice_id, encounter_id, number),
  foreign key (practice_id, encounter_id) references encounter (practice_id, id),
  foreign key (practice_id, brought_by) references staff (practice_id, id),
  check ((state = 'DESTROYED') = (destroyed_at is not null)),
  check ((destroyed_at is null) = (destroyed_as is null)),
  check (state = 'RECEIVING' or completed_at is not null)
);
create index ix_recording_brought_by on recording (practice_id, brought_by);
create index ix_recording_fingerprint on recording (practice_id, fingerprint) where fingerprint is not null;
create index ix_recording_receiving on recording (practice_id, created_at) where state = 'RECEIVING';
alter table recording enable row level security;
alter table recording force row level security;
create policy tenant_isolation on recording using (practice_id = current_practice()) with check (practice_id = current_practice());

-- A segment is known only once its object is durable. Objects without a row are swept away.
create table audio_segment (
  practice_id uuid not null references practice (id),
  recording_id uuid not null,
  copy text not null check (copy in ('ORIGINAL', 'LISTENING')),
  sequence integer not null check (sequence >= 0),
  object_id uuid not null,
  start_byte bigint not null check (start_byte >= 0),
  plain_bytes integer not null check (plain_bytes > 0),
  stored_at timestamptz not null,
  primary key (practice_id, recording_id, copy, sequence),
  unique (practice_id, recording_id, copy, start_byte),
  foreign key (practice_id, recording_id) references recording (practice_id, id)
);
create unique index ux_audio_segment_object on audio_segment (practice_id, object_id);
alter table audio_segment enable row level security;
alter table audio_segment force row level security;
create policy tenant_isolation on audio_segment using (practice_id = current_practice()) with check (practice_id = current_practice());

grant select, insert, update, delete on recording to "${app_role}";
grant select, insert, delete on audio_segment to "${app_role}";
