-- What a signed note rests on stays as it was: its conversation, the findings, what was noted beside it, its earlier versions,
-- and whose visit it is. The way back: drop the triggers and their functions.

create function keep_evidence() returns trigger language plpgsql as $$
begin
  if exists (select 1 from encounter where practice_id = old.practice_id and id = old.encounter_id and stage = 'SIGNED') then
    raise exception 'what a signed note rests on never changes' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger evidence_stays before update or delete on transcript for each row execute function keep_evidence();
create trigger evidence_stays before update or delete on transcript_source for each row execute function keep_evidence();
create trigger evidence_stays before update or delete on extraction for each row execute function keep_evidence();
create trigger evidence_stays before update or delete on context_item for each row execute function keep_evidence();

create function keep_revision() returns trigger language plpgsql as $$
begin
  if exists (select 1 from note where practice_id = old.practice_id and id = old.note_id and state <> 'DRAFT') then
    raise exception 'the versions of a signed note never change' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger revision_stays before update or delete on note_revision for each row execute function keep_revision();

create function keep_patient() returns trigger language plpgsql as $$
begin
  raise exception 'a signed visit stays with its patient' using errcode = 'restrict_violation';
end $$;
create trigger patient_stays before update on encounter for each row
  when (old.stage = 'SIGNED' and (old.patient_id, old.data_key_id) is distinct from (new.patient_id, new.data_key_id))
  execute function keep_patient();
