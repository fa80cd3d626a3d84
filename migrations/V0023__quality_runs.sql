-- Language engines serve a share of visits, and none before its quality was measured.

-- Those that are in use stay so. An engine for sound serves all visits.
alter table engine add column share integer not null default 100 check (share between 0 and 100);
-- The engine in whose place this one is asked for its share; it is taken out of use once this one serves all visits.
alter table engine add column replaces uuid;
alter table engine add foreign key (practice_id, replaces) references engine (practice_id, id);
alter table engine add check (replaces is null or replaces <> id);
create unique index ux_engine_replaces on engine (practice_id, replaces) where replaces is not null and removed_at is null;
-- What takes the place of an engine may have its name.
drop index ux_engine_name;
create unique index ux_engine_name on engine (practice_id, task, lower(name)) where removed_at is null and replaces is null;

-- Figures only: no word of a visit. The newest few runs of each engine.
create table quality_run (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  engine_id uuid not null,
  -- of the task, the address, the model and all terms that change answers
  fingerprint text not null check (length(fingerprint) = 64),
  own_visits boolean not null,
  most_visits integer not null check (most_visits between 1 and 100),
  asked_by uuid not null,
  asked_at timestamptz not null,
  measured integer check (measured >= 0),
  failed integer check (failed >= 0),
  compared_with text check (length(compared_with) <= 100),
  figures jsonb,
  compared_figures jsonb,
  reason text check (length(reason) <= 200),
  finished_at timestamptz,
  foreign key (practice_id, engine_id) references engine (practice_id, id),
  foreign key (practice_id, asked_by) references staff (practice_id, id)
);
create index ix_quality_run_engine on quality_run (practice_id, engine_id, asked_at desc, id desc);
create index ix_quality_run_asked_by on quality_run (practice_id, asked_by);
alter table quality_run enable row level security;
alter table quality_run force row level security;
create policy tenant_isolation on quality_run using (practice_id = current_practice()) with check (practice_id = current_practice());
grant select, insert, update on quality_run to "${app_role}";

-- Turns that were taken to measure an engine, whose answers were not used, and the ends of turns that nobody waited for any more.
alter table engine_call drop constraint engine_call_outcome_check;
alter table engine_call add constraint engine_call_outcome_check
  check (outcome in ('DONE', 'KEPT', 'CONFIGURATION', 'QUOTA', 'INPUT', 'BUSY', 'TRANSIENT', 'BAD_SUCCESS', 'HELD_BACK', 'NOT_ALLOWED', 'OVERTAKEN', 'LATE', 'MEASURED'));

-- Whether it answers a part only, such as one window of a long visit.
alter table engine_result add column part boolean not null default false;
create index ix_engine_result_part on engine_result (practice_id, encounter_id, engine_id) where part;
