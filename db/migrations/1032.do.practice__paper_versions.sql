-- As in exam_papers.
alter table mock_attempts add column version_nos integer[];
update mock_attempts set version_nos = array_fill(1, array[cardinality(question_ids)]);
alter table mock_attempts
  alter column version_nos set not null,
  add constraint mock_attempts_versions check (cardinality(version_nos) = cardinality(question_ids));
