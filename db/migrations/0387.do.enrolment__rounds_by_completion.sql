-- A spot check draws from the rounds completed in a period.
create index study_rounds_by_completion on study_rounds (completed_at) where completed_at is not null;
