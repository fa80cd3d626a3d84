-- What is spoken in a visit, where somebody said so.
alter table encounter add column language text check (language ~ '^[a-z]{2}$');

-- What an engine was found to be able to, by trying; forgotten when it is set up otherwise.
create table engine_found (
  engine_id uuid primary key,
  practice_id uuid not null references practice (id),
  form text not null check (length(form) <= 40),
  words boolean not null,
  voices boolean not null,
  found_at timestamptz not null,
  foreign key (practice_id, engine_id) references engine (practice_id, id)
);
create index ix_engine_found_practice on engine_found (practice_id, engine_id);
alter table engine_found enable row level security;
alter table engine_found force row level security;
create policy tenant_isolation on engine_found using (practice_id = current_practice()) with check (practice_id = current_practice());

-- A vendor said that it is done with a job: stored before it is answered, each once. What it says is believed only after asking.
create table vendor_hint (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  kind text not null check (length(kind) <= 40),
  job_id text not null check (length(job_id) <= 100),
  told_at timestamptz not null,
  unique (practice_id, kind, job_id)
);
create index ix_vendor_hint_told on vendor_hint (practice_id, told_at);
alter table vendor_hint enable row level security;
alter table vendor_hint force row level security;
create policy tenant_isolation on vendor_hint using (practice_id = current_practice()) with check (practice_id = current_practice());

grant select, insert, update, delete on engine_found to "${app_role}";
grant select, insert, delete on vendor_hint to "${app_role}";
