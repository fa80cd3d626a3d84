-- How people come in and how long they are left alone. A browser that nobody used for idle_seconds is locked, whether or not
-- anybody noted it; locked_at says that it was locked before that.
alter table session
  add column proofs text[] not null default '{PASSWORD}'
    check (proofs <@ array['PASSWORD', 'CODE', 'RECOVERY_CODE', 'PASSKEY', 'SINGLE_SIGN_ON'] and cardinality(proofs) > 0),
  add column idle_seconds integer not null default 900 check (idle_seconds between 1 and 3600),
  add column locked_at timestamptz;

-- What a practice decided. One that was there before has no row and goes on as it was.
create table sign_in_rules (
  practice_id uuid primary key references practice (id),
  idle_minutes integer not null check (idle_minutes between 1 and 60),
  second_factor text not null check (second_factor in ('OPTIONAL', 'ADMINS', 'ALL'))
);
alter table sign_in_rules enable row level security;
alter table sign_in_rules force row level security;
create policy tenant_isolation on sign_in_rules using (practice_id = current_practice()) with check (practice_id = current_practice());
grant select, insert, update on sign_in_rules to "${app_role}";

-- Authenticator apps: the one in use, and one that waits for its first code.
create table authenticator (
  practice_id uuid not null references practice (id),
  staff_id uuid not null,
  pending boolean not null,
  sealed_secret bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  created_at timestamptz not null,
  primary key (practice_id, staff_id, pending),
  foreign key (practice_id, staff_id) references staff (practice_id, id),
  check (pending = (confirmed_at is null))
);
alter table authenticator enable row level security;
alter table authenticator force row level security;
create policy tenant_isolation on authenticator using (practice_id = current_practice()) with check (practice_id = current_practice());

-- Ten ways in without the phone, each once, as slow hashes.
create table recovery_code (
  practice_id uuid not null references practice (id),
  staff_id uuid not null,
  position integer not null check (position between 0 and 9),
  code_hash text not null,
  used_at timestamptz,
  primary key (practice_id, staff_id, position),
  foreign key (practice_id, staff_id) references staff (practice_id, id)
);
alter table recovery_code enable row level security;
alter table recovery_code force row level security;
create policy tenant_isolation on recovery_code using (practice_id = current_practice()) with check (practice_id = current_practice());

-- A right password whose second factor is still to come. Opens nothing else.
create table half_sign_in (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  staff_id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  enrolling boolean not null,
  attempts integer not null default 0,
  device_label text not null,
  expires_at timestamptz not null,
  foreign key (practice_id, staff_id) references staff (practice_id, id)
);
create index ix_half_sign_in_staff on half_sign_in (practice_id, staff_id);
alter table half_sign_in enable row level security;
alter table half_sign_in force row level security;
create policy tenant_isolation on half_sign_in using (practice_id = current_practice()) with check (practice_id = current_practice());
create policy by_secret on half_sign_in for select using (token_hash = current_lookup());

grant select, insert, update, delete on authenticator, recovery_code, half_sign_in to "${app_role}";

-- Public halves of passkeys. A credential's hash finds its row before the practice is known.
create table passkey (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  staff_id uuid not null,
  credential_id bytea not null,
  credential_hash bytea not null unique check (length(credential_hash) = 32),
  public_key bytea not null,
  signatures bigint not null,
  label text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  foreign key (practice_id, staff_id) references staff (practice_id, id)
);
create index ix_passkey_staff on passkey (practice_id, staff_id, created_at);
alter table passkey enable row level security;
alter table passkey force row level security;
create policy tenant_isolation on passkey using (practice_id = current_practice()) with check (practice_id = current_practice());
create policy by_secret on passkey for select using (credential_hash = current_lookup());
grant select, insert, update, delete on passkey to "${app_role}";

-- Global: what devices were asked to sign, by hash, once and for five minutes; staff_id where it is known who is asked.
create table passkey_challenge (
  challenge_hash bytea primary key check (length(challenge_hash) = 32),
  staff_id uuid,
  expires_at timestamptz not null
);
create index ix_passkey_challenge_expires on passkey_challenge (expires_at);
grant select, insert, delete on passkey_challenge to "${app_role}";

-- Global: which accounts failed from which address within the hour, as keyed hashes: many from one are guesses, not mistakes.
create table sign_in_failed (
  address_hash bytea not null,
  account_hash bytea not null,
  failed_at timestamptz not null,
  primary key (address_hash, account_hash)
);
create index ix_sign_in_failed_at on sign_in_failed (failed_at);
grant select, insert, update, delete on sign_in_failed to "${app_role}";
