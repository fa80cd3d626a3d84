-- How long a practice keeps audio, and whom it told that a visit is still unsigned.

alter table practice add column keep_signed_audio_days integer not null default 30 check (keep_signed_audio_days between 0 and 3650);
alter table practice add column keep_unsigned_audio_days integer not null default 90 check (keep_unsigned_audio_days between 30 and 3650);

-- Each of these rows is a warning that was really given. Audio that nobody signed for goes only after two of them.
create table unsigned_notice (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  kind text not null check (kind in ('CLINICIAN', 'ADMIN')),
  staff_id uuid not null,
  by_letter boolean not null,
  given_at timestamptz not null,
  unique (practice_id, encounter_id, kind, staff_id),
  foreign key (practice_id, encounter_id) references encounter (practice_id, id),
  foreign key (practice_id, staff_id) references staff (practice_id, id)
);
create index ix_unsigned_notice_staff on unsigned_notice (practice_id, staff_id, given_at);
alter table unsigned_notice enable row level security;
alter table unsigned_notice force row level security;
create policy tenant_isolation on unsigned_notice using (practice_id = current_practice()) with check (practice_id = current_practice());
grant select, insert on unsigned_notice to "${app_role}";

-- What may still have to be destroyed.
create index ix_recording_kept on recording (practice_id, encounter_id) where state in ('STORED', 'READY');

alter table mail drop constraint mail_kind_check;
alter table mail add constraint mail_kind_check check (kind in ('INVITATION', 'PASSWORD_RESET', 'UNSIGNED_VISITS'));
