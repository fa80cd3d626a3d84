-- How long a practice keeps what a signed visit rests on and leaves behind. 0: for as long as the visit itself; the visit: until somebody destroys
-- it. What a signed note rests on still never changes: it may go as a whole, and only when its time is over by what stands here. The way back: put
-- keep_evidence, keep_revision and keep_signed_note back to what V0003 and V0008 made of them, drop the function and the columns.

alter table practice add column keep_transcript_days integer not null default 0
  check (keep_transcript_days = 0 or keep_transcript_days between 30 and 36500);
alter table practice add column keep_draft_days integer not null default 0
  check (keep_draft_days = 0 or keep_draft_days between 30 and 36500);
alter table practice add column keep_export_days integer not null default 0
  check (keep_export_days = 0 or keep_export_days between 30 and 36500);
-- a year at least: records are kept for many by law, and this destroys them
alter table practice add column keep_note_days integer not null default 0
  check (keep_note_days = 0 or keep_note_days between 365 and 36500);

-- Whether so many days have passed since the note was signed and had arrived wherever it goes. What was not delivered never starts the time,
-- and a legal hold stops everything.
create function kept_long_enough(visit uuid, days integer) returns boolean language sql stable as $$
  select days > 0 and exists (select 1 from note n join encounter e on e.practice_id = n.practice_id and e.id = n.encounter_id
    where n.practice_id = current_practice() and n.encounter_id = visit and e.stage = 'SIGNED'
      and n.signed_at <= now() - days * interval '1 day'
      and not exists (select 1 from delivery d where d.practice_id = n.practice_id and d.encounter_id = n.encounter_id
        and (d.delivered_at is null or d.delivered_at > now() - days * interval '1 day'))
      and not exists (select 1 from legal_hold h where h.practice_id = e.practice_id and h.patient_id = e.patient_id and h.lifted_at is null))
$$;

create or replace function keep_evidence() returns trigger language plpgsql as $$
begin
  if exists (select 1 from encounter where practice_id = old.practice_id and id = old.encounter_id and stage = 'SIGNED')
    and not (tg_op = 'DELETE' and tg_table_name in ('transcript', 'transcript_source', 'extraction') and kept_long_enough(old.encounter_id,
      (select keep_transcript_days from practice where id = old.practice_id))) then
    raise exception 'what a signed note rests on never changes' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create or replace function keep_revision() returns trigger language plpgsql as $$
declare
  visit uuid;
begin
  select encounter_id into visit from note where practice_id = old.practice_id and id = old.note_id and state <> 'DRAFT';
  if visit is not null and not (tg_op = 'DELETE' and kept_long_enough(visit, (select keep_draft_days from practice where id = old.practice_id))) then
    raise exception 'the versions of a signed note never change' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create or replace function keep_signed_note() returns trigger language plpgsql as $$
begin
  if old.state = 'DRAFT' and tg_op = 'UPDATE' then return new; end if;
  if old.state = 'DRAFT' and tg_op = 'DELETE' then return old; end if;
  if tg_op = 'UPDATE' and old.state = 'SIGNED' and new.state = 'ENTERED_IN_ERROR'
    and (new.id, new.practice_id, new.encounter_id, new.engine, new.sealed_body, new.sealed_draft, new.signed_by, new.signed_at, new.content_hash)
      = (old.id, old.practice_id, old.encounter_id, old.engine, old.sealed_body, old.sealed_draft, old.signed_by, old.signed_at, old.content_hash)
  then return new; end if;
  -- the draft it was made from may be emptied, and nothing else
  if tg_op = 'UPDATE' and to_jsonb(new) - array['sealed_draft', 'version'] = to_jsonb(old) - array['sealed_draft', 'version']
    and kept_long_enough(old.encounter_id, (select keep_draft_days from practice where id = old.practice_id))
  then return new; end if;
  raise exception 'a signed note never changes' using errcode = 'restrict_violation';
end $$;
