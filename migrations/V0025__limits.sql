-- Global: how much was asked for, by keyed hash of who asked and for what. Written by the limiter's library alone; not in any
-- transaction of the business.
create table rate_limit_bucket (
  id bigint primary key,
  state bytea,
  expires_at bigint
);
create index ix_rate_limit_bucket_expires on rate_limit_bucket (expires_at);

grant select, insert, update, delete on rate_limit_bucket to "${app_role}";
