-- The text of a lesson as ProseMirror JSON; null for one written before, whose body_markdown or body_html is read
-- until it is written again.
alter table lessons add column body jsonb;
comment on column lessons.body is
  'The text as ProseMirror JSON; null: written before, in body_markdown or only in body_html.';
comment on column lessons.body_html is 'The page made of the text, safe to show; made again whenever it is written.';
comment on column lessons.body_markdown is
  'What a text was written in before it was kept as JSON; null since it was written again.';
