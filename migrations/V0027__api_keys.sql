-- What lets programs in. The key itself is here only as its hash; what it signs sensitive requests with is sealed, because a
-- signature cannot be checked against a hash.
create table api_key (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  owner_id uuid not null,
  made_by uuid not null,
  name text not null check (length(name) between 1 and 100),
  scopes text not null check (scopes <> ''),
  addresses text[] not null default '{}',
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  sealed_signing_secret bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  approved_at timestamptz,
  revoked_at timestamptz,
  replaces_id uuid,
  last_used_at timestamptz,
  last_used_from text,
  unique (practice_id, id),
  foreign key (practice_id, owner_id) references staff (practice_id, id),
  foreign key (practice_id, made_by) references staff (practice_id, id),
  foreign key (practice_id, replaces_id) references api_key (practice_id, id),
  check (expires_at <= created_at + interval '366 days')
);
create index ix_api_key_owner on api_key (practice_id, owner_id);
create index ix_api_key_made_by on api_key (practice_id, made_by);
create index ix_api_key_replaces on api_key (practice_id, replaces_id);
create index ix_api_key_list on api_key (practice_id, created_at desc, id desc);
alter table api_key enable row level security;
alter table api_key force row level security;
create policy tenant_isolation on api_key using (practice_id = current_practice()) with check (practice_id = current_practice());
create policy by_secret on api_key for select using (secret_hash = current_lookup());

-- What was signed with once: the same signature is worth nothing again, on whichever node. Kept for as long as it would hold.
create table api_nonce (
  practice_id uuid not null references practice (id),
  api_key_id uuid not null,
  nonce text not null check (length(nonce) between 16 and 64),
  expires_at timestamptz not null,
  primary key (practice_id, api_key_id, nonce),
  foreign key (practice_id, api_key_id) references api_key (practice_id, id)
);
alter table api_nonce enable row level security;
alter table api_nonce force row level security;
create policy tenant_isolation on api_nonce using (practice_id = current_practice()) with check (practice_id = current_practice());

grant select, insert on api_key, api_nonce to "${app_role}";
grant update on api_key to "${app_role}";
grant delete on api_nonce to "${app_role}";

-- The part of what its person may that the tokens of a sign-in are for; null for all of it.
alter table session add column scopes text;

alter table mail drop constraint mail_kind_check;
alter table mail add constraint mail_kind_check
  check (kind in ('INVITATION', 'PASSWORD_RESET', 'UNSIGNED_VISITS', 'EMERGENCY_ACCESS', 'API_KEY_WAITS', 'TOKEN_REUSED', 'WEBHOOK_OFF'));
