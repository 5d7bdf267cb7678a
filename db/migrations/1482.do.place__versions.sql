-- Settings of the place by version: names, colours, footer, texts, holidays.
create table place_versions (
  id           uuid        primary key,
  aspect       text        not null check (aspect in ('FACE', 'TEXT', 'HOLIDAYS')),
  -- Which text, or which year; empty where there is one.
  key          text        not null default '',
  -- Null: back to what the release brings.
  content      jsonb,
  -- Label, before and after, in words.
  difference   jsonb       not null,
  reason       text        not null default '',
  set_by       uuid        not null references accounts (id),
  confirmed_by uuid        references accounts (id),
  at           timestamptz not null
);
comment on table place_versions is
  'Every version of a setting of the place; the newest of an aspect and key holds. What touches terms has two persons.';
create index place_versions_newest on place_versions (aspect, key, at desc);
