-- The table of one day's live audio is made in one place, for those who record and for a backup that is brought back.
create function make_live_partition(day date) returns void language plpgsql set search_path = public, pg_temp as $$
declare
  part text := 'live_segment_' || to_char(day, 'YYYYMMDD');
begin
  execute format('create table %I (like live_segment including all) with (autovacuum_vacuum_insert_threshold = -1, toast.autovacuum_vacuum_insert_threshold = -1)', part);
  execute format('alter table %I enable row level security', part);
  execute format('alter table %I force row level security', part);
  execute format('create policy tenant_isolation on %I using (practice_id = current_practice()) with check (practice_id = current_practice())', part);
  -- whether it is empty can be seen only by whoever sees all of it
  execute format('create policy upkeep on %I for select to %I using (true)', part, current_user);
  execute format('alter table live_segment attach partition %I for values from (%L) to (%L)', part, first_id_of(day), first_id_of(day + 1));
end $$;
revoke execute on function make_live_partition(date) from public;

-- Whoever waited for another one that makes the table of a day has to see it afterwards: to_regclass answers from what its session
-- remembers, which is not refreshed by waiting for an advisory lock; a query of the catalogue is.
create or replace function keep_live_partition(day date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
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
  if not exists (select from pg_class where relname = part and relnamespace = 'public'::regnamespace) then
    perform make_live_partition(day);
  end if;
end $$;

create or replace function restore_live_partition(day date) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  if to_regclass('live_segment_' || to_char(day, 'YYYYMMDD')) is null then
    perform make_live_partition(day);
  end if;
end $$;
