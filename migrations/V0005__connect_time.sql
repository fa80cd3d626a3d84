-- How long a call to an EHR waits for a connection: a limit of its own, below that of the whole call.
alter table ehr_connection add column connect_seconds integer not null default 5 check (connect_seconds between 1 and 30);
