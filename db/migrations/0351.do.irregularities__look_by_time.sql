-- The rules look night by night: what happened since the last look must be found by its time.
create index certificate_entries_by_time on certificate_entries (confirmed_at);
create index endorsements_by_decision on endorsements (decided_at) where decided_at is not null;
create index access_grants_by_time on access_grants (granted_at);
create index exam_attempts_by_start on exam_attempts (started_at);
create index sessions_by_account on sessions (account_id, created_at);
create index sessions_by_time on sessions (created_at);
