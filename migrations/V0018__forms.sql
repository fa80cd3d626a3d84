-- A practice's own templates of notes. Those that come with the product are in the product.
create table note_template (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  version integer not null check (version > 0),
  removed_at timestamptz,
  unique (practice_id, id)
);
alter table note_template enable row level security;
alter table note_template force row level security;
create policy tenant_isolation on note_template using (practice_id = current_practice()) with check (practice_id = current_practice());

-- Each version of them, whole. A version never changes.
create table note_template_version (
  practice_id uuid not null references practice (id),
  template_id uuid not null,
  number integer not null check (number > 0),
  title text not null check (length(title) between 1 and 80),
  loinc text not null check (loinc ~ '^[0-9]{1,7}-[0-9]$'),
  sections jsonb not null check (jsonb_array_length(sections) between 1 and 30),
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (practice_id, template_id, number),
  foreign key (practice_id, template_id) references note_template (practice_id, id),
  foreign key (practice_id, made_by) references staff (practice_id, id)
);
create index ix_note_template_version_made_by on note_template_version (practice_id, made_by);
alter table note_template_version enable row level security;
alter table note_template_version force row level security;
create policy tenant_isolation on note_template_version using (practice_id = current_practice()) with check (practice_id = current_practice());

-- What was chosen for a visit. The template may be a built-in one, so nothing refers to it.
create table visit_form (
  practice_id uuid not null references practice (id),
  encounter_id uuid not null,
  template_id uuid not null,
  detail text not null check (detail in ('SHORT', 'STANDARD', 'DETAILED')),
  layout text not null check (layout in ('NARRATIVE', 'BULLETS')),
  chosen_by uuid not null,
  chosen_at timestamptz not null,
  primary key (practice_id, encounter_id),
  foreign key (practice_id, encounter_id) references encounter (practice_id, id),
  foreign key (practice_id, chosen_by) references staff (practice_id, id)
);
create index ix_visit_form_chosen_by on visit_form (practice_id, chosen_by);
alter table visit_form enable row level security;
alter table visit_form force row level security;
create policy tenant_isolation on visit_form using (practice_id = current_practice()) with check (practice_id = current_practice());

-- How a clinician wants their own notes written.
create table writing_style (
  practice_id uuid not null references practice (id),
  staff_id uuid not null,
  template_id uuid not null,
  detail text not null check (detail in ('SHORT', 'STANDARD', 'DETAILED')),
  layout text not null check (layout in ('NARRATIVE', 'BULLETS')),
  rules text[] not null check (cardinality(rules) <= 20),
  version bigint not null check (version > 0),
  changed_at timestamptz not null,
  primary key (practice_id, staff_id),
  foreign key (practice_id, staff_id) references staff (practice_id, id)
);
alter table writing_style enable row level security;
alter table writing_style force row level security;
create policy tenant_isolation on writing_style using (practice_id = current_practice()) with check (practice_id = current_practice());

grant select, insert, update on note_template, visit_form, writing_style to "${app_role}";
grant select, insert on note_template_version to "${app_role}";
