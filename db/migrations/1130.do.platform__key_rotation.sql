create table key_rotation_progress (
  -- The generation of keys that is rotated to.
  key_id      text        not null,
  table_name  text        not null,
  -- The last row done, by the table's key; the rotation goes on after it.
  last_row    text,
  rows_total  bigint      not null,
  rows_done   bigint      not null default 0,
  finished_at timestamptz,
  primary key (key_id, table_name)
);
comment on table key_rotation_progress is
  'How far npm run rotate-keys has come in each table with encrypted columns; what it goes on from when it was '
  'interrupted.';

-- While keys are rotated a number is found under two keys; a list keeps both hashes of each row, joined by a space.
alter table admissions
  add column id_number_other text not null default '',
  add column phone_other     text not null default '';
comment on column admissions.id_number_other is
  'Further keyed hashes of the number while keys are rotated, joined by a space; else empty.';
comment on column admissions.phone_other is
  'Further keyed hashes of the phone while keys are rotated, joined by a space; else empty.';
