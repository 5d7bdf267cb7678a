alter table professional_lists add column reading jsonb not null default '{}';
comment on column professional_lists.reading is
  'What was read of the file and what was passed over: sheet, range, hidden rows, unused columns.';
alter table acceptance_checks add column reading jsonb not null default '{}';
comment on column acceptance_checks.reading is
  'What was read of the file and what was passed over; {} for typed lists.';

-- Names of units are searched as they are stored: width, case and blanks do not count.
alter table organisations
  add column search_name text not null
    generated always as (lower(regexp_replace(normalize(name, NFKC), '\s', '', 'g'))) stored,
  add column search_short_name text not null
    generated always as (lower(regexp_replace(normalize(short_name, NFKC), '\s', '', 'g'))) stored;
