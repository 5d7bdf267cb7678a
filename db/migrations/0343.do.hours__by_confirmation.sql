-- A spot check draws from the hours confirmed in a period.
create index certificate_entries_by_confirmation on certificate_entries (confirmed_at) where withdrawn_at is null;
