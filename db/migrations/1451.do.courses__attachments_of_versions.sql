-- A file that a published lesson gains or loses is a version of the lesson: who studied an earlier one finds it there.
alter table lesson_attachments add column from_version integer not null default 1 check (from_version >= 1);
alter table lesson_attachments add column until_version integer check (until_version > from_version);
comment on column lesson_attachments.from_version is 'The version of the lesson that it came with.';
comment on column lesson_attachments.until_version is
  'The version that it was taken away with; null: the lesson has it.';
