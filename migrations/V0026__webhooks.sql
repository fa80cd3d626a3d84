-- Webhooks: whom a practice has told what happens to its visits. An address may hold a secret of its own, so it is sealed like
-- the secrets that events are signed with.
create table webhook (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  sealed_url bytea not null,
  events text[] not null check (cardinality(events) > 0),
  state text not null check (state in ('ACTIVE', 'PAUSED', 'SWITCHED_OFF')),
  sealed_secret bytea not null,
  secret_set_at timestamptz not null,
  sealed_previous_secret bytea,
  previous_secret_until timestamptz,
  failures integer not null default 0,
  failing_since timestamptz,
  last_delivered_at timestamptz,
  removed_at timestamptz,
  version bigint not null default 0,
  created_at timestamptz not null,
  unique (practice_id, id),
  check ((sealed_previous_secret is null) = (previous_secret_until is null)),
  check ((failures = 0) = (failing_since is null))
);
alter table webhook enable row level security;
alter table webhook force row level security;
create policy tenant_isolation on webhook using (practice_id = current_practice()) with check (practice_id = current_practice());

-- Each event on its way to each webhook, written in the transaction of what it tells of. The body is what is sent, byte for byte:
-- ids, our own words and a time, nothing of a patient. It names visits, so who manages webhooks sees ids of visits and no more.
create table webhook_delivery (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  webhook_id uuid not null,
  event_id uuid not null,
  event text not null,
  body text not null,
  state text not null check (state in ('QUEUED', 'HELD', 'DELIVERED', 'GIVEN_UP')),
  attempts integer not null default 0,
  queued_at timestamptz not null,
  next_attempt_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null,
  unique (practice_id, id),
  foreign key (practice_id, webhook_id) references webhook (practice_id, id),
  check ((state = 'QUEUED') = (next_attempt_at is not null)),
  check ((state in ('DELIVERED', 'GIVEN_UP')) = (ended_at is not null))
);
create index ix_webhook_delivery_list on webhook_delivery (practice_id, webhook_id, created_at desc, id desc);
create index ix_webhook_delivery_open on webhook_delivery (practice_id, webhook_id, next_attempt_at) where state in ('QUEUED', 'HELD');
create index ix_webhook_delivery_age on webhook_delivery (practice_id, created_at);
alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy tenant_isolation on webhook_delivery using (practice_id = current_practice()) with check (practice_id = current_practice());

-- Each try, with what came of it.
create table webhook_attempt (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  delivery_id uuid not null,
  number integer not null check (number > 0),
  attempted_at timestamptz not null,
  outcome text not null,
  status integer,
  took_ms bigint not null,
  unique (practice_id, delivery_id, number),
  foreign key (practice_id, delivery_id) references webhook_delivery (practice_id, id) on delete cascade
);
alter table webhook_attempt enable row level security;
alter table webhook_attempt force row level security;
create policy tenant_isolation on webhook_attempt using (practice_id = current_practice()) with check (practice_id = current_practice());

grant select, insert, update on webhook to "${app_role}";
grant select, insert, update, delete on webhook_delivery, webhook_attempt to "${app_role}";

alter table mail drop constraint mail_kind_check;
alter table mail add constraint mail_kind_check
  check (kind in ('INVITATION', 'PASSWORD_RESET', 'UNSIGNED_VISITS', 'EMERGENCY_ACCESS', 'WEBHOOK_OFF'));
