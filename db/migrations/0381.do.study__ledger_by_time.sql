-- Rules look at the study of one day of everybody. The ledger only grows and in the order of time: a
-- block range index finds a day, and costs next to nothing when a heartbeat is written.
create index study_ledger_by_time on study_ledger using brin (at) with (pages_per_range = 32);
