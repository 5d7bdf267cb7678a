alter table roster_imports
  add column reading       jsonb     not null default '{}',
  add column digits_lost   boolean   not null default false,
  add column doubtful_rows integer[] not null default '{}';
comment on column roster_imports.reading is
  'What was read of the file and what was passed over: sheet, range, hidden rows, unused columns.';
comment on column roster_imports.digits_lost is
  'A number of the file shows that Excel rounded it, so that no number ending in 000 is believed (lesson 15).';
comment on column roster_imports.doubtful_rows is
  'Rows whose number ends in 000 and is right otherwise: each comes in only when the importer confirms it.';
