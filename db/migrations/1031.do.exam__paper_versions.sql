-- The version of each question that the paper shows, in item order: old sheets show the old wording.
alter table exam_papers add column version_nos integer[];
update exam_papers set version_nos = array_fill(1, array[cardinality(question_ids)]);
alter table exam_papers
  alter column version_nos set not null,
  add constraint exam_papers_versions check (cardinality(version_nos) = cardinality(question_ids));
create index exam_papers_by_question on exam_papers using gin (question_ids);
