-- Measured on generated populations (docs/irregularities.md): friends who learned from the same notes are
-- alike beyond chance, so that the bound must lie lower than the false alarms that are promised.
update irregularity_thresholds set value = 0.02 where rule = 'PAPERS_TOO_ALIKE' and name = 'expected_false';
