-- Who may see and do what within a practice. Which rows of a chart a person sees is decided here, once, for every statement of every
-- use case: a visit that somebody may not see is not there for them. app.viewer names the person ('*' for the product itself at
-- work); a transaction that names nobody sees no chart at all.

alter table staff drop constraint staff_roles_check;
alter table staff add constraint staff_roles_check
  check (roles <@ array['OWNER', 'PRACTICE_ADMIN', 'CLINICIAN', 'SCRIBE', 'NURSE', 'AUDITOR'] and cardinality(roles) > 0);

-- PRACTICE: who works with charts sees all patients; OWN: each only those they are responsible for, prepared or were let in to.
alter table practice add column chart_scope text not null default 'PRACTICE' check (chart_scope in ('PRACTICE', 'OWN'));

-- Who prepared a visit for its clinician, and whether it is only for those two eyes.
alter table encounter
  add column prepared_by uuid,
  add column confidential boolean not null default false,
  add foreign key (practice_id, prepared_by) references staff (practice_id, id);
create index ix_encounter_prepared_by on encounter (practice_id, prepared_by);

alter table patient
  add column registered_by uuid,
  add foreign key (practice_id, registered_by) references staff (practice_id, id);
create index ix_patient_registered_by on patient (practice_id, registered_by);

-- A visit, or all that is not confidential of a patient, shown to a colleague until it ends.
create table chart_share (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid,
  patient_id uuid,
  staff_id uuid not null,
  shared_by uuid not null,
  shared_at timestamptz not null,
  ends_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  unique (practice_id, id),
  foreign key (practice_id, encounter_id) references encounter (practice_id, id),
  foreign key (practice_id, patient_id) references patient (practice_id, id),
  foreign key (practice_id, staff_id) references staff (practice_id, id),
  foreign key (practice_id, shared_by) references staff (practice_id, id),
  foreign key (practice_id, revoked_by) references staff (practice_id, id),
  check ((encounter_id is null) <> (patient_id is null)),
  check ((revoked_at is null) = (revoked_by is null))
);
create index ix_chart_share_encounter on chart_share (practice_id, encounter_id, staff_id);
create index ix_chart_share_patient on chart_share (practice_id, patient_id, staff_id);
create index ix_chart_share_staff on chart_share (practice_id, staff_id);
create index ix_chart_share_shared_by on chart_share (practice_id, shared_by);
create index ix_chart_share_revoked_by on chart_share (practice_id, revoked_by);
alter table chart_share enable row level security;
alter table chart_share force row level security;
create policy tenant_isolation on chart_share using (practice_id = current_practice()) with check (practice_id = current_practice());

-- One patient's chart opened in an emergency. It ends by itself, and stays on the review list until somebody else has looked at it.
create table emergency_access (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  patient_id uuid not null,
  staff_id uuid not null,
  sealed_reason bytea not null,
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  reviewed_by uuid,
  reviewed_at timestamptz,
  sealed_review bytea,
  unique (practice_id, id),
  foreign key (practice_id, patient_id) references patient (practice_id, id),
  foreign key (practice_id, staff_id) references staff (practice_id, id),
  foreign key (practice_id, reviewed_by) references staff (practice_id, id),
  check (ends_at <= opened_at + interval '60 minutes'),
  check (reviewed_by <> staff_id),
  check ((reviewed_by is null) = (reviewed_at is null) and (reviewed_by is null) = (sealed_review is null))
);
create index ix_emergency_access_patient on emergency_access (practice_id, patient_id, staff_id, ends_at);
create index ix_emergency_access_staff on emergency_access (practice_id, staff_id, ends_at);
create index ix_emergency_access_reviewed_by on emergency_access (practice_id, reviewed_by);
create index ix_emergency_access_list on emergency_access (practice_id, opened_at desc, id desc);
alter table emergency_access enable row level security;
alter table emergency_access force row level security;
create policy tenant_isolation on emergency_access using (practice_id = current_practice()) with check (practice_id = current_practice());

grant select, insert, update on chart_share, emergency_access to "${app_role}";

alter table mail drop constraint mail_kind_check;
alter table mail add constraint mail_kind_check check (kind in ('INVITATION', 'PASSWORD_RESET', 'UNSIGNED_VISITS', 'EMERGENCY_ACCESS'));

-- Marks what somebody did with a patient whose chart they had opened in an emergency.
alter table audit_event add column emergency boolean not null default false;
create function mark_emergency() returns trigger language plpgsql as $$
begin
  new.emergency := exists (select 1 from emergency_access a
    where a.practice_id = new.practice_id and a.patient_id = new.patient_id and a.staff_id = new.actor_id
      and new.occurred_at >= a.opened_at and new.occurred_at < a.ends_at);
  return new;
end $$;
create trigger mark_emergency before insert on audit_event for each row
  when (new.patient_id is not null and new.actor_id is not null) execute function mark_emergency();
create index ix_audit_event_emergency on audit_event (practice_id, occurred_at desc, id desc) where emergency;

-- Null while the product itself is at work, and for whoever is not named: is_product() tells them apart.
create function current_viewer() returns uuid language sql stable parallel safe
  as $$ select nullif(nullif(current_setting('app.viewer', true), ''), '*')::uuid $$;
create function is_product() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.viewer', true), '') = '*' $$;
-- The front desk (no clinical role) keeps the register and the day's list whole whatever the practice chose.
create function sees_practice() returns boolean language sql stable
  as $$ select current_viewer() is not null and (coalesce(current_setting('app.desk', true), '') = 'yes'
    or exists (select 1 from practice p where p.id = current_practice() and p.chart_scope = 'PRACTICE')) $$;

-- What a person sees of visits. Security.md 2.7: own patients, confidential, delegated, shared; and, in an emergency, one patient's.
create policy chart_sight on encounter as restrictive for select using (
  (select is_product())
  or clinician_id = (select current_viewer())
  or (not confidential and (prepared_by = (select current_viewer()) or (select sees_practice())))
  or exists (select 1 from chart_share s
    where s.practice_id = encounter.practice_id and s.staff_id = (select current_viewer())
      and (s.encounter_id = encounter.id or (s.patient_id = encounter.patient_id and not encounter.confidential))
      and s.revoked_at is null and (s.ends_at is null or s.ends_at > now()))
  or exists (select 1 from emergency_access a
    where a.practice_id = encounter.practice_id and a.staff_id = (select current_viewer()) and a.patient_id = encounter.patient_id
      and a.ends_at > now()));

-- The same without the emergency: that one shows, and lets nothing be changed.
create policy chart_change on encounter as restrictive for update using (
  (select is_product())
  or clinician_id = (select current_viewer())
  or (not confidential and (prepared_by = (select current_viewer()) or (select sees_practice())))
  or exists (select 1 from chart_share s
    where s.practice_id = encounter.practice_id and s.staff_id = (select current_viewer())
      and (s.encounter_id = encounter.id or (s.patient_id = encounter.patient_id and not encounter.confidential))
      and s.revoked_at is null and (s.ends_at is null or s.ends_at > now())))
  with check (true);

create policy chart_sight on patient as restrictive for select using (
  (select is_product())
  or (select sees_practice())
  or registered_by = (select current_viewer())
  or exists (select 1 from encounter e where e.practice_id = patient.practice_id and e.patient_id = patient.id)
  or exists (select 1 from chart_share s
    where s.practice_id = patient.practice_id and s.patient_id = patient.id and s.staff_id = (select current_viewer())
      and s.revoked_at is null and (s.ends_at is null or s.ends_at > now()))
  or exists (select 1 from emergency_access a
    where a.practice_id = patient.practice_id and a.patient_id = patient.id and a.staff_id = (select current_viewer())
      and a.ends_at > now()));

create policy chart_change on patient as restrictive for update using (
  (select is_product())
  or (select sees_practice())
  or registered_by = (select current_viewer())
  or exists (select 1 from encounter e where e.practice_id = patient.practice_id and e.patient_id = patient.id
    and (e.clinician_id = (select current_viewer()) or (not e.confidential and e.prepared_by = (select current_viewer()))
      or exists (select 1 from chart_share s where s.practice_id = e.practice_id and s.encounter_id = e.id
        and s.staff_id = (select current_viewer()) and s.revoked_at is null and (s.ends_at is null or s.ends_at > now()))))
  or exists (select 1 from chart_share s
    where s.practice_id = patient.practice_id and s.patient_id = patient.id and s.staff_id = (select current_viewer())
      and s.revoked_at is null and (s.ends_at is null or s.ends_at > now())))
  with check (true);

-- Whatever hangs on a visit is seen with it. Later tables with a column encounter_id are closed by calling this on them.
create procedure show_with_visit(hanging regclass) language plpgsql as $$
begin
  execute format('create policy chart_sight on %s as restrictive for select using ((select is_product())'
    ' or exists (select 1 from encounter e where e.practice_id = %s.practice_id and e.id = %s.encounter_id))', hanging, hanging, hanging);
end $$;
call show_with_visit('recording_consent');
call show_with_visit('context_item');
call show_with_visit('transcript_source');
call show_with_visit('transcript');
call show_with_visit('extraction');
call show_with_visit('note');
call show_with_visit('visit_form');
call show_with_visit('recording');
call show_with_visit('live_recording');
call show_with_visit('caption');
call show_with_visit('pipeline_step');
call show_with_visit('delivery');
call show_with_visit('engine_result');
call show_with_visit('vendor_job');
call show_with_visit('unsigned_notice');

create policy chart_sight on note_revision as restrictive for select using ((select is_product())
  or exists (select 1 from note n where n.practice_id = note_revision.practice_id and n.id = note_revision.note_id));
create policy chart_sight on addendum as restrictive for select using ((select is_product())
  or exists (select 1 from note n where n.practice_id = addendum.practice_id and n.id = addendum.note_id));
create policy chart_sight on patient_name_token as restrictive for select using ((select is_product())
  or exists (select 1 from patient p where p.practice_id = patient_name_token.practice_id and p.id = patient_name_token.patient_id));
