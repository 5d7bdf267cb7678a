-- A spot check draws from the endorsements of a period.
create index endorsements_by_decision on endorsements (decided_at) where state = 'ENDORSED';
