-- A change of the film is a version too; who studied the lesson before may watch the film of then.
alter table lesson_versions add column film jsonb;
comment on column lesson_versions.film is
  'The film and captions it had when the next version took its place, as in lessons; null: the lesson still has them, or nobody kept them then.';
