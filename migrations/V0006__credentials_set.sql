-- Since when the credentials of a connection are what they are: shown instead of them.
alter table ehr_connection add column credentials_set_at timestamptz;
alter table ehr_connection no force row level security;
update ehr_connection set credentials_set_at = created_at where sealed_credentials is not null;
alter table ehr_connection force row level security;
