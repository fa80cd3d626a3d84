-- The access log as a chain: each line carries its number, a hash over itself and the line before, and a seal that only the
-- holder of the audit key can make. Lines from before have no number; from now on none is written without. The way back: drop
-- the constraint, the columns, the three tables and the four functions, and bind append_only to refuse_change again.

alter table audit_event add column seq bigint;
alter table audit_event add column form smallint;
alter table audit_event add column hash bytea;
alter table audit_event add column seal bytea;
-- SHA-256 of the thing that was acted on, where that must stay as it was: what was signed, a head of the chain
alter table audit_event add column digest bytea;
alter table audit_event add constraint audit_event_chained check (
  seq is not null and form is not null and hash is not null and seal is not null
  and seq > 0 and length(hash) = 32 and length(seal) = 32 and (digest is null or length(digest) = 32)) not valid;
create unique index ux_audit_event_seq on audit_event (practice_id, seq);
create index ix_audit_event_object on audit_event (practice_id, object_id, action, seq desc) where digest is not null;

-- The mark of an emergency is part of what is hashed, so the writer asks for it; a trigger would come after. One second longer
-- than the emergency itself: that it was ended is marked too.
drop trigger mark_emergency on audit_event;
drop function mark_emergency();

create function emergency_open(people uuid[], moment timestamptz) returns boolean language sql stable as $$
  select exists (select 1 from emergency_access
    where practice_id = current_practice() and staff_id = any(people) and ends_at > moment - interval '1 second')
$$;

create function is_emergency(patient uuid, person uuid, moment timestamptz) returns boolean language sql stable as $$
  select exists (select 1 from emergency_access
    where practice_id = current_practice() and patient_id = patient and staff_id = person
      and opened_at <= moment and ends_at > moment - interval '1 second')
$$;

-- The last line of each practice. Who writes a line takes this row first, as the last statements of the transaction.
create table audit_head (
  practice_id uuid primary key references practice (id),
  seq bigint not null check (seq >= 0),
  hash bytea not null check (length(hash) = 32),
  moved_at timestamptz not null,
  told_seq bigint not null default 0,
  told_at timestamptz,
  signed_on date
);
alter table audit_head enable row level security;
alter table audit_head force row level security;
create policy tenant_isolation on audit_head using (practice_id = current_practice()) with check (practice_id = current_practice());

-- Where the log begins once its oldest months are gone. What stands here is on record in the chain itself.
create table audit_anchor (
  practice_id uuid primary key references practice (id),
  seq bigint not null check (seq >= 0),
  hash bytea not null check (length(hash) = 32),
  trimmed_at timestamptz not null
);
alter table audit_anchor enable row level security;
alter table audit_anchor force row level security;
create policy tenant_isolation on audit_anchor using (practice_id = current_practice()) with check (practice_id = current_practice());

-- Of the installation: the key of the seals and the one that signs heads, sealed under the master key (never derived from it).
create table audit_key (
  purpose text primary key check (purpose in ('SEAL', 'SIGN')),
  sealed_secret bytea not null,
  public_key bytea,
  created_at timestamptz not null,
  check ((purpose = 'SIGN') = (public_key is not null))
);

grant select, insert, update on audit_head to "${app_role}";
grant select on audit_anchor to "${app_role}";
grant select, insert, update (sealed_secret) on audit_key to "${app_role}";

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('app.trimming', true) = 'audit' then
    return null;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
drop trigger append_only on audit_event;
create trigger append_only before update or delete or truncate on audit_event for each statement execute function refuse_audit_change();

-- Takes away the oldest month of the practice that the transaction works for, if all of it is older than six years and than the
-- moment given; answers how many lines went, and leaves the last of them as the anchor. Nothing younger can be asked for.
create function trim_audit(older_than timestamptz) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  practice uuid := current_practice();
  months_end timestamptz;
  last_seq bigint;
  last_hash bytea;
  gone bigint;
begin
  if practice is null then
    raise exception 'no practice was entered' using errcode = 'insufficient_privilege';
  end if;
  select (date_trunc('month', min(occurred_at) at time zone 'UTC') + interval '1 month') at time zone 'UTC' into months_end
    from audit_event where practice_id = practice;
  if months_end is null or months_end > least(older_than, now() - interval '6 years') then
    return 0;
  end if;
  -- a clock that was set back may have left older lines behind younger ones: those wait for what is before them
  select seq - 1 into last_seq from audit_event
    where practice_id = practice and seq is not null and occurred_at >= months_end order by seq limit 1;
  if last_seq is null then
    select max(seq) into last_seq from audit_event where practice_id = practice;
  end if;
  select hash into last_hash from audit_event where practice_id = practice and seq = last_seq;
  perform set_config('app.trimming', 'audit', true);
  delete from audit_event where practice_id = practice and occurred_at < months_end and (seq is null or seq <= last_seq);
  get diagnostics gone = row_count;
  perform set_config('app.trimming', '', true);
  if gone > 0 and last_hash is not null then
    insert into audit_anchor (practice_id, seq, hash, trimmed_at) values (practice, last_seq, last_hash, now())
      on conflict (practice_id) do update set seq = excluded.seq, hash = excluded.hash, trimmed_at = excluded.trimmed_at;
  end if;
  return gone;
end $$;
revoke execute on function trim_audit(timestamptz) from public;
grant execute on function trim_audit(timestamptz) to "${app_role}";
