-- A practice may end: announced first, carried out days later unless it is taken back, then unreadable for good.
alter table tenant add column ended_at timestamptz;
grant update (ended_at) on tenant to "${app_role}";

create table practice_end (
  practice_id uuid primary key references practice (id),
  announced_by uuid,
  announced_at timestamptz not null,
  due_at timestamptz not null,
  foreign key (practice_id, announced_by) references staff (practice_id, id),
  check (due_at > announced_at)
);
create index ix_practice_end_announced_by on practice_end (practice_id, announced_by);
alter table practice_end enable row level security;
alter table practice_end force row level security;
create policy tenant_isolation on practice_end using (practice_id = current_practice()) with check (practice_id = current_practice());
grant select, insert, delete on practice_end to "${app_role}";
