-- Partial credit: the rule of each item, in item order, frozen with the paper like its keys. Papers from before
-- have none: they give all or nothing.
alter table exam_papers add column credits text[] not null default '{}'
  check (credits <@ array['ALL', 'PARTS', 'HALF']);
alter table mock_attempts add column credits text[] not null default '{}'
  check (credits <@ array['ALL', 'PARTS', 'HALF']);

-- Of kinds whose right answers are many, only grading can tell a right one.
alter table exam_attempts add column right_typed_items smallint[];
comment on column exam_attempts.right_typed_items is
  'Items with a typed answer that earned all their points; null where the paper has none.';
