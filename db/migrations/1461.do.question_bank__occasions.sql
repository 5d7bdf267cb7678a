alter table question_versions
  add column occasion      text,
  add column occasion_href text;
comment on column question_versions.occasion is
  'What the version was begun for, in words, such as a score correction; null: its author alone.';
comment on column question_versions.occasion_href is
  'Where that is shown.';
