-- Single sign-on by OpenID Connect: where a practice's people prove who they are, and who of it has come in that way. The way back: drop the
-- four tables and half_sign_in.first_proof, give whoever has no password one, and put the check on staff back.

-- Whoever comes in by single sign-on need not have a password here.
alter table staff drop constraint staff_check;

create table single_sign_on (
  -- the practice's own id: one row for each, and a name by which the turning of keys finds it
  id uuid primary key check (id = practice_id),
  practice_id uuid not null unique references practice (id),
  name text not null check (length(name) between 1 and 100),
  issuer text not null check (length(issuer) between 1 and 1000),
  client_id text not null check (length(client_id) between 1 and 255),
  sealed_client_secret bytea not null,
  domains text[] not null check (cardinality(domains) between 1 and 20),
  joining_role text check (joining_role in ('CLINICIAN', 'SCRIBE', 'NURSE', 'AUDITOR')),
  factors_acr text not null default '' check (length(factors_acr) <= 255),
  active boolean not null,
  required boolean not null,
  -- where the provider has calls taken, as it last said: for the list of who is contacted
  hosts text[] not null default '{}',
  -- the end of the practice's own sign-in address: random, so that nobody learns by trying which practices there are
  entry text not null,
  entry_hash bytea not null unique check (length(entry_hash) = 32),
  version bigint not null default 0,
  check (active or not required)
);
alter table single_sign_on enable row level security;
alter table single_sign_on force row level security;
create policy tenant_isolation on single_sign_on using (practice_id = current_practice()) with check (practice_id = current_practice());
create policy by_secret on single_sign_on for select using (entry_hash = current_lookup());

-- Who signs in with a password although the others may not.
create table single_sign_on_exempt (
  practice_id uuid not null references practice (id),
  staff_id uuid not null,
  primary key (practice_id, staff_id),
  foreign key (practice_id, staff_id) references staff (practice_id, id)
);
alter table single_sign_on_exempt enable row level security;
alter table single_sign_on_exempt force row level security;
create policy tenant_isolation on single_sign_on_exempt using (practice_id = current_practice()) with check (practice_id = current_practice());

-- Who is who: a provider's own name of a person, never an e-mail address. One for each provider and account, so that an address that the
-- provider gave to somebody else opens nobody's account.
create table single_sign_on_link (
  practice_id uuid not null references practice (id),
  staff_id uuid not null,
  issuer text not null,
  subject_hash bytea not null check (length(subject_hash) = 32),
  linked_at timestamptz not null,
  primary key (practice_id, staff_id, issuer),
  unique (practice_id, subject_hash),
  foreign key (practice_id, staff_id) references staff (practice_id, id)
);
alter table single_sign_on_link enable row level security;
alter table single_sign_on_link force row level security;
create policy tenant_isolation on single_sign_on_link using (practice_id = current_practice()) with check (practice_id = current_practice());

-- A browser that was sent to its practice's provider: ten minutes, once. State, nonce and verifier follow from what is in its cookie, of which
-- only the hash is here, so any node takes up what another began and nobody who reads this table can.
create table single_sign_on_attempt (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  browser_hash bytea not null unique check (length(browser_hash) = 32),
  issuer text not null,
  next_page text not null check (length(next_page) <= 20),
  next_visit text not null check (length(next_visit) <= 36),
  expires_at timestamptz not null
);
create index ix_single_sign_on_attempt_expires on single_sign_on_attempt (practice_id, expires_at);
alter table single_sign_on_attempt enable row level security;
alter table single_sign_on_attempt force row level security;
create policy tenant_isolation on single_sign_on_attempt using (practice_id = current_practice()) with check (practice_id = current_practice());
create policy by_secret on single_sign_on_attempt for select using (browser_hash = current_lookup());

grant select, insert, update on single_sign_on to "${app_role}";
grant select, insert, delete on single_sign_on_exempt, single_sign_on_link, single_sign_on_attempt to "${app_role}";

-- What the half was shown with.
alter table half_sign_in add column first_proof text not null default 'PASSWORD' check (first_proof in ('PASSWORD', 'SINGLE_SIGN_ON'));
