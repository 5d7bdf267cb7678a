-- A spot check draws from the openings at counters and from the rounds completed in a period.
create index access_grants_at_counters on access_grants (granted_at) where because = 'COUNTER';
create index study_rounds_by_completion on study_rounds (completed_at) where completed_at is not null;
