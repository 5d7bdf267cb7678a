alter table score_corrections add column accepted_words text;
comment on column score_corrections.accepted_words is
  'The accepted answers in words, for kinds whose keys say nothing to a reader; null: from before, or none.';
