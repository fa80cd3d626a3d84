-- What language models were asked, what they used, and who made the findings and each version of a note.

-- The built-in engine has no row of its own: its turns name none.
alter table engine_call alter column engine_id drop not null;
alter table engine_call add column model text check (length(model) <= 200);
alter table engine_call add column prompt_version text check (length(prompt_version) <= 200);
alter table engine_call add column model_calls integer not null default 0 check (model_calls >= 0);
alter table engine_call add column tokens_in bigint not null default 0 check (tokens_in >= 0);
alter table engine_call add column tokens_out bigint not null default 0 check (tokens_out >= 0);
alter table engine_call add column reason text check (length(reason) <= 200);
alter table engine_call drop constraint engine_call_outcome_check;
alter table engine_call add constraint engine_call_outcome_check
  check (outcome in ('DONE', 'KEPT', 'CONFIGURATION', 'QUOTA', 'INPUT', 'BUSY', 'TRANSIENT', 'BAD_SUCCESS', 'HELD_BACK', 'NOT_ALLOWED', 'OVERTAKEN'));

alter table extraction add column engine_id uuid;
alter table extraction add column model text;
alter table extraction add column prompt_version text;
alter table extraction add column took_ms bigint not null default 0 check (took_ms >= 0);
alter table extraction add column model_calls integer not null default 0 check (model_calls >= 0);
alter table extraction add column tokens_in bigint not null default 0 check (tokens_in >= 0);
alter table extraction add column tokens_out bigint not null default 0 check (tokens_out >= 0);
alter table extraction add column cost_micros bigint not null default 0 check (cost_micros >= 0);
alter table extraction add foreign key (practice_id, engine_id) references engine (practice_id, id);
create index ix_extraction_engine on extraction (practice_id, engine_id) where engine_id is not null;

-- Of a version that an engine wrote; a person's has none of these.
alter table note_revision add column engine text;
alter table note_revision add column engine_id uuid;
alter table note_revision add column model text;
alter table note_revision add column prompt_version text;
alter table note_revision add column took_ms bigint check (took_ms >= 0);
alter table note_revision add column model_calls integer check (model_calls >= 0);
alter table note_revision add column tokens_in bigint check (tokens_in >= 0);
alter table note_revision add column tokens_out bigint check (tokens_out >= 0);
alter table note_revision add column cost_micros bigint check (cost_micros >= 0);
alter table note_revision add foreign key (practice_id, engine_id) references engine (practice_id, id);
alter table note_revision add check (engine is not null or engine_id is null);
create index ix_note_revision_engine on note_revision (practice_id, engine_id) where engine_id is not null;
