-- Live recordings: who writes one now, the tickets that open a connection, and the audio until it is in the audio store.

create table live_recording (
  recording_id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  staff_id uuid not null,
  state text not null check (state in ('OPEN', 'STOPPED', 'INTERRUPTED', 'WITHDRAWN')),
  epoch integer not null default 0,
  sealed_buffer_key bytea,
  resume_hash bytea check (length(resume_hash) = 32),
  resume_until timestamptz not null,
  opened_at timestamptz not null,
  connected_at timestamptz not null,
  paused_at timestamptz,
  paused_after bigint,
  last_sequence bigint check (last_sequence >= -1),
  duration_ms bigint check (duration_ms >= 0),
  sha256 bytea check (length(sha256) = 32),
  ended_at timestamptz,
  unique (practice_id, recording_id),
  foreign key (practice_id, encounter_id) references encounter (practice_id, id),
  foreign key (practice_id, staff_id) references staff (practice_id, id),
  check ((state = 'OPEN') = (ended_at is null)),
  check ((paused_at is null) = (paused_after is null)),
  check (state = 'OPEN' or (last_sequence is not null and duration_ms is not null and sha256 is not null))
);
create index ix_live_recording_encounter on live_recording (practice_id, encounter_id);
create index ix_live_recording_staff on live_recording (practice_id, staff_id);
create index ix_live_recording_open on live_recording (practice_id, connected_at) where state = 'OPEN';
create unique index ux_live_recording_resume on live_recording (resume_hash) where resume_hash is not null;
alter table live_recording enable row level security;
alter table live_recording force row level security;
create policy tenant_isolation on live_recording using (practice_id = current_practice()) with check (practice_id = current_practice());
create policy by_secret on live_recording for select using (resume_hash = current_lookup());

-- Opens one connection, once. 32 random bytes, here only as their hash.
create table recording_ticket (
  token_hash bytea primary key check (length(token_hash) = 32),
  practice_id uuid not null references practice (id),
  recording_id uuid not null,
  staff_id uuid not null,
  expires_at timestamptz not null,
  foreign key (practice_id, recording_id) references live_recording (practice_id, recording_id),
  foreign key (practice_id, staff_id) references staff (practice_id, id)
);
create index ix_recording_ticket_practice on recording_ticket (practice_id, expires_at);
create index ix_recording_ticket_recording on recording_ticket (practice_id, recording_id);
create index ix_recording_ticket_staff on recording_ticket (practice_id, staff_id);
alter table recording_ticket enable row level security;
alter table recording_ticket force row level security;
create policy tenant_isolation on recording_ticket using (practice_id = current_practice()) with check (practice_id = current_practice());
create policy by_secret on recording_ticket for select using (token_hash = current_lookup());

-- Stretches of a visit for which a live recording has no audio. They stand between two of its bytes.
create table recording_gap (
  practice_id uuid not null references practice (id),
  recording_id uuid not null,
  kind text not null check (kind in ('PAUSED', 'MUTED', 'DEVICE_LOST', 'OFFLINE', 'ASLEEP')),
  after_sequence bigint not null check (after_sequence >= -1),
  offset_ms bigint check (offset_ms >= 0),
  duration_ms bigint not null check (duration_ms >= 0),
  primary key (practice_id, recording_id, kind, after_sequence),
  foreign key (practice_id, recording_id) references live_recording (practice_id, recording_id)
);
alter table recording_gap enable row level security;
alter table recording_gap force row level security;
create policy tenant_isolation on recording_gap using (practice_id = current_practice()) with check (practice_id = current_practice());

-- About a second of sound each, sealed under the visit's key, until the audio store has it. Ids of recordings begin with the time
-- they were made, so a partition holds what was begun on one day (UTC), and is dropped when nothing is left in it.
create table live_segment (
  practice_id uuid not null,
  recording_id uuid not null,
  number integer not null check (number >= 0),
  epoch integer not null,
  first_sequence bigint not null,
  last_sequence bigint not null check (last_sequence >= first_sequence),
  start_byte bigint not null,
  plain_bytes integer not null check (plain_bytes > 0),
  frame_bytes integer[] not null,
  stored_at timestamptz not null,
  content bytea not null,
  primary key (recording_id, number)
) partition by range (recording_id);
alter table live_segment alter column content set storage external;
alter table live_segment enable row level security;
alter table live_segment force row level security;
create policy tenant_isolation on live_segment using (practice_id = current_practice()) with check (practice_id = current_practice());

grant select, insert, update, delete on live_recording, recording_gap to "${app_role}";
grant select, insert, delete on recording_ticket, live_segment to "${app_role}";

create function first_id_of(day date) returns uuid language sql immutable
  as $$ select (rpad(lpad(to_hex((extract(epoch from day::timestamp)::bigint) * 1000), 12, '0'), 32, '0'))::uuid $$;

-- The application role may make no tables, so it asks for the one of a day near today. Attaching waits for no reader or writer.
create function keep_live_partition(day date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  part text := 'live_segment_' || to_char(day, 'YYYYMMDD');
begin
  if to_regclass(part) is not null then
    return;
  end if;
  if abs(day - (now() at time zone 'UTC')::date) > 2 then
    raise exception 'no partition for a day that far away';
  end if;
  perform pg_advisory_xact_lock(hashtext('live_segment'));
  if to_regclass(part) is not null then
    return;
  end if;
  execute format('create table %I (like live_segment including all)', part);
  execute format('alter table %I enable row level security', part);
  execute format('alter table %I force row level security', part);
  execute format('create policy tenant_isolation on %I using (practice_id = current_practice()) with check (practice_id = current_practice())', part);
  -- whether it is empty can be seen only by whoever sees all of it
  execute format('create policy upkeep on %I for select to %I using (true)', part, current_user);
  execute format('alter table live_segment attach partition %I for values from (%L) to (%L)', part, first_id_of(day), first_id_of(day + 1));
end $$;

-- Days that are over and whose recordings are all in the audio store. One that somebody is reading waits for the next time.
create function drop_live_partitions() returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  part record;
  used boolean;
  dropped integer := 0;
begin
  for part in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'live_segment'::regclass
      and to_date(right(c.relname, 8), 'YYYYMMDD') < (now() at time zone 'UTC')::date - 1
  loop
    execute format('select exists (select 1 from %I)', part.relname) into used;
    if not used then
      begin
        set local lock_timeout = '1s';
        execute format('drop table %I', part.relname);
        dropped := dropped + 1;
      exception when lock_not_available then
        null;
      end;
    end if;
  end loop;
  return dropped;
end $$;

revoke execute on function keep_live_partition(date), drop_live_partitions() from public;
grant execute on function keep_live_partition(date), drop_live_partitions() to "${app_role}";
