-- The engines of a practice, what they were asked for and what became of it.

create table engine (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  task text not null check (task in ('TRANSCRIBE', 'CAPTION', 'EXTRACT', 'DRAFT', 'CHECK')),
  kind text not null,
  name text not null check (length(name) between 1 and 100),
  base_url text,
  sealed_api_key bytea,
  key_set_at timestamptz,
  model text,
  options text not null,
  position integer not null check (position > 0),
  may_receive_phi boolean not null,
  removed_at timestamptz,
  version bigint not null default 0,
  created_at timestamptz not null,
  unique (practice_id, id)
);
create index ix_engine_position on engine (practice_id, task, position) where removed_at is null;
create unique index ux_engine_name on engine (practice_id, task, lower(name)) where removed_at is null;
alter table engine enable row level security;
alter table engine force row level security;
create policy tenant_isolation on engine using (practice_id = current_practice()) with check (practice_id = current_practice());

-- How the newest test of each engine went; the words are those of our own spoken sample.
create table engine_trial (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  engine_id uuid not null,
  asked_at timestamptz not null,
  fault text check (fault in ('CONFIGURATION', 'QUOTA', 'INPUT', 'BUSY', 'TRANSIENT', 'BAD_SUCCESS')),
  words text not null check (length(words) <= 500),
  reason text not null check (length(reason) <= 500),
  took_ms bigint check (took_ms >= 0),
  finished_at timestamptz,
  unique (practice_id, engine_id),
  foreign key (practice_id, engine_id) references engine (practice_id, id)
);
alter table engine_trial enable row level security;
alter table engine_trial force row level security;
create policy tenant_isolation on engine_trial using (practice_id = current_practice()) with check (practice_id = current_practice());

-- One row for each call that was made for a visit: the trail, the figures of the engines page and the costs come from here.
create table engine_call (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  engine_id uuid not null,
  task text not null,
  outcome text not null check (outcome in ('DONE', 'KEPT', 'CONFIGURATION', 'QUOTA', 'INPUT', 'BUSY', 'TRANSIENT', 'BAD_SUCCESS', 'HELD_BACK', 'NOT_ALLOWED')),
  audio_ms bigint not null default 0 check (audio_ms >= 0),
  cost_micros bigint not null default 0 check (cost_micros >= 0),
  took_ms bigint not null check (took_ms >= 0),
  request_id text,
  called_at timestamptz not null,
  foreign key (practice_id, encounter_id) references encounter (practice_id, id),
  foreign key (practice_id, engine_id) references engine (practice_id, id)
);
create index ix_engine_call_encounter on engine_call (practice_id, encounter_id, called_at, id);
create index ix_engine_call_engine on engine_call (practice_id, engine_id, called_at desc, id desc);
alter table engine_call enable row level security;
alter table engine_call force row level security;
create policy tenant_isolation on engine_call using (practice_id = current_practice()) with check (practice_id = current_practice());

-- What an engine made of one piece of a visit, kept so that the same piece is never paid for twice. Sealed under the visit's key.
create table engine_result (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  engine_id uuid not null,
  fingerprint bytea not null check (length(fingerprint) = 32),
  sealed_body bytea not null,
  created_at timestamptz not null,
  unique (practice_id, encounter_id, fingerprint),
  foreign key (practice_id, encounter_id) references encounter (practice_id, id),
  foreign key (practice_id, engine_id) references engine (practice_id, id)
);
create index ix_engine_result_engine on engine_result (practice_id, engine_id);
alter table engine_result enable row level security;
alter table engine_result force row level security;
create policy tenant_isolation on engine_result using (practice_id = current_practice()) with check (practice_id = current_practice());

-- What a vendor that works in the background holds of ours, and the proof that it was deleted there.
create table vendor_job (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  engine_id uuid not null,
  fingerprint bytea not null check (length(fingerprint) = 32),
  upload_url text,
  job_id text,
  created_at timestamptz not null,
  deleted_at timestamptz,
  foreign key (practice_id, encounter_id) references encounter (practice_id, id),
  foreign key (practice_id, engine_id) references engine (practice_id, id)
);
create index ix_vendor_job_piece on vendor_job (practice_id, encounter_id, fingerprint, created_at desc);
create index ix_vendor_job_engine on vendor_job (practice_id, engine_id);
create index ix_vendor_job_open on vendor_job (practice_id, id) where deleted_at is null;
create unique index ux_vendor_job_job on vendor_job (practice_id, engine_id, job_id) where job_id is not null;
alter table vendor_job enable row level security;
alter table vendor_job force row level security;
create policy tenant_isolation on vendor_job using (practice_id = current_practice()) with check (practice_id = current_practice());

grant select, insert, update on engine, engine_trial, vendor_job to "${app_role}";
grant select, insert on engine_call to "${app_role}";
grant select, insert, delete on engine_result to "${app_role}";
grant delete on engine_call, vendor_job to "${app_role}";
