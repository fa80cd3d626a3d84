-- The customer and its people. Every table with practice_id is closed by a forced row-level policy: a transaction sees the
-- practice named in app.practice_id, and nothing without it. A row that is found by a secret (session, link, e-mail) before
-- its practice is known can be read, never written, by whoever names that secret's hash in app.lookup.

revoke create on schema public from public;
grant usage on schema public to "${app_role}";

create function current_practice() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.practice_id', true), '')::uuid $$;

create function current_lookup() returns bytea language sql stable parallel safe
  as $$ select decode(nullif(current_setting('app.lookup', true), ''), 'hex') $$;

-- Global: which practices there are, by id only, so that sweeps can visit each in turn.
create table tenant (
  id uuid primary key,
  created_at timestamptz not null
);

-- Global: one row. The check value turns a wrong master key into a start error.
create table installation (
  id smallint primary key default 1 check (id = 1),
  master_check bytea not null,
  created_at timestamptz not null
);

create table practice (
  id uuid primary key references tenant (id),
  name text not null check (length(name) between 1 and 200),
  time_zone text not null,
  locale text not null default 'en',
  jurisdiction text not null default '',
  address text not null default '',
  consent_text text not null default '',
  version bigint not null default 0,
  created_at timestamptz not null
);
alter table practice enable row level security;
alter table practice force row level security;
create policy tenant_isolation on practice using (id = current_practice()) with check (id = current_practice());

create table staff (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  given_name text not null,
  family_name text not null,
  email text not null,
  email_hash bytea not null check (length(email_hash) = 32),
  password_hash text,
  roles text[] not null check (roles <@ array['OWNER', 'PRACTICE_ADMIN', 'CLINICIAN', 'AUDITOR'] and cardinality(roles) > 0),
  state text not null check (state in ('INVITED', 'ACTIVE', 'DISABLED')),
  theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  version bigint not null default 0,
  created_at timestamptz not null,
  unique (practice_id, id),
  unique (practice_id, email_hash),
  check (state <> 'ACTIVE' or password_hash is not null)
);
create index ix_staff_email_hash on staff (email_hash);
create index ix_staff_list on staff (practice_id, family_name, given_name, id);
alter table staff enable row level security;
alter table staff force row level security;
create policy tenant_isolation on staff using (practice_id = current_practice()) with check (practice_id = current_practice());
create policy by_secret on staff for select using (email_hash = current_lookup());

-- Invitation, password reset: 32 random bytes, here only as their hash.
create table one_time_link (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  staff_id uuid not null,
  purpose text not null check (purpose in ('INVITATION', 'PASSWORD_RESET')),
  token_hash bytea not null unique check (length(token_hash) = 32),
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null,
  foreign key (practice_id, staff_id) references staff (practice_id, id)
);
create index ix_one_time_link_staff on one_time_link (practice_id, staff_id);
alter table one_time_link enable row level security;
alter table one_time_link force row level security;
create policy tenant_isolation on one_time_link using (practice_id = current_practice()) with check (practice_id = current_practice());
create policy by_secret on one_time_link for select using (token_hash = current_lookup());

-- Global: the set-up link of an installation, or of a further practice made by the operator. Dies with use or after an hour.
create table setup_link (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  practice_name text,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null
);

-- A signed-in browser or API client. The token travels in a cookie or as a refresh token; here is only its hash.
create table session (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  staff_id uuid not null,
  kind text not null check (kind in ('BROWSER', 'API')),
  token_hash bytea unique check (length(token_hash) = 32),
  device_label text not null default '',
  origin text not null default '',
  created_at timestamptz not null,
  last_action_at timestamptz not null,
  ends_at timestamptz not null,
  reauthenticated_at timestamptz not null,
  revoked_at timestamptz,
  unique (practice_id, id),
  foreign key (practice_id, staff_id) references staff (practice_id, id),
  check ((kind = 'BROWSER') = (token_hash is not null))
);
create index ix_session_staff on session (practice_id, staff_id, created_at);
alter table session enable row level security;
alter table session force row level security;
create policy tenant_isolation on session using (practice_id = current_practice()) with check (practice_id = current_practice());
create policy by_secret on session for select using (token_hash = current_lookup());

create table refresh_token (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  session_id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  spent_at timestamptz,
  spent_key_hash bytea,
  spent_answer bytea,
  foreign key (practice_id, session_id) references session (practice_id, id)
);
create index ix_refresh_token_session on refresh_token (practice_id, session_id);
alter table refresh_token enable row level security;
alter table refresh_token force row level security;
create policy tenant_isolation on refresh_token using (practice_id = current_practice()) with check (practice_id = current_practice());
create policy by_secret on refresh_token for select using (token_hash = current_lookup());

-- Global: failed sign-ins by account and by address, as keyed hashes; they outlive a restart and hold on every node.
create table sign_in_throttle (
  key_hash bytea primary key,
  failures integer not null check (failures >= 0),
  last_failure_at timestamptz not null,
  blocked_until timestamptz
);

-- Global: the ring of keys that access tokens are signed with, sealed under the master key.
create table signing_key (
  kid text primary key,
  sealed_secret bytea not null,
  created_at timestamptz not null,
  retires_at timestamptz not null
);

create table idempotency_key (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  staff_id uuid not null,
  key_hash bytea not null,
  request_hash bytea not null,
  status integer,
  sealed_answer bytea,
  created_at timestamptz not null,
  unique (practice_id, staff_id, key_hash),
  foreign key (practice_id, staff_id) references staff (practice_id, id)
);
create index ix_idempotency_key_created on idempotency_key (practice_id, created_at);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy tenant_isolation on idempotency_key using (practice_id = current_practice()) with check (practice_id = current_practice());

-- Letters to staff, sent by a job; a mail outage delays mail only. The words hold a link, so they are sealed.
create table mail (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  staff_id uuid not null,
  kind text not null check (kind in ('INVITATION', 'PASSWORD_RESET')),
  sealed_body bytea not null,
  state text not null check (state in ('QUEUED', 'SENT', 'PARKED')),
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  foreign key (practice_id, staff_id) references staff (practice_id, id)
);
create index ix_mail_staff on mail (practice_id, staff_id);
create index ix_mail_state on mail (practice_id, state, created_at);
alter table mail enable row level security;
alter table mail force row level security;
create policy tenant_isolation on mail using (practice_id = current_practice()) with check (practice_id = current_practice());

create table audit_event (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  occurred_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('ANONYMOUS', 'PERSON', 'SYSTEM')),
  actor_id uuid,
  session_id uuid,
  action text not null,
  object_type text not null,
  object_id uuid,
  patient_id uuid,
  outcome text not null check (outcome in ('SUCCESS', 'REFUSED', 'FAILED')),
  origin text not null,
  correlation_id text not null,
  check (actor_kind <> 'PERSON' or actor_id is not null)
);
create index ix_audit_event_list on audit_event (practice_id, occurred_at desc, id desc);
create index ix_audit_event_actor on audit_event (practice_id, actor_id, occurred_at desc, id desc);
create index ix_audit_event_patient on audit_event (practice_id, patient_id, occurred_at desc, id desc);
create index ix_audit_event_action on audit_event (practice_id, action, occurred_at desc, id desc);
create index ix_audit_event_outcome on audit_event (practice_id, outcome, occurred_at desc, id desc);
alter table audit_event enable row level security;
alter table audit_event force row level security;
create policy tenant_isolation on audit_event using (practice_id = current_practice()) with check (practice_id = current_practice());

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete or truncate on audit_event for each statement execute function refuse_change();

grant select, insert on tenant, installation, practice, staff, one_time_link, setup_link, session, refresh_token, sign_in_throttle,
  signing_key, idempotency_key, mail, audit_event to "${app_role}";
grant update on practice, staff, one_time_link, setup_link, session, refresh_token, sign_in_throttle, idempotency_key, mail to "${app_role}";
grant delete on one_time_link, setup_link, session, refresh_token, sign_in_throttle, signing_key, idempotency_key, mail to "${app_role}";
