-- Who set what a year asks for, on which document and why; a rule is never changed, it is ended and
-- replaced. A rule whose last year lies before its first never applied.
alter table hour_rules
  add column because text not null default '',
  add column created_by text references accounts (id),
  add column created_at timestamptz not null default now(),
  add column ended_by text references accounts (id),
  add column ended_at timestamptz,
  add column ended_because text,
  drop constraint hour_rules_check,
  add check (to_year >= from_year - 1);
drop index hour_rules_by_place;
create unique index hour_rules_by_place on hour_rules (coalesce(jurisdiction_id, '*'), from_year)
  where to_year is null or to_year >= from_year;

-- A conversion table is one thing with several brackets.
create table hour_conversion_tables (
  id text primary key,
  jurisdiction_id text references jurisdictions (id),
  from_year integer not null,
  to_year integer check (to_year >= from_year - 1),
  basis text not null,
  because text not null default '',
  created_by text references accounts (id),
  created_at timestamptz not null default now(),
  ended_by text references accounts (id),
  ended_at timestamptz,
  ended_because text
);
create unique index hour_conversion_tables_by_place on hour_conversion_tables (coalesce(jurisdiction_id, '*'), from_year)
  where to_year is null or to_year >= from_year;
insert into hour_conversion_tables (id, jurisdiction_id, from_year, to_year, basis)
  select coalesce(jurisdiction_id, 'city') || '-' || from_year, jurisdiction_id, from_year, max(to_year), '平台的一般折算办法'
  from hour_conversions group by jurisdiction_id, from_year;
alter table hour_conversions add column table_id text references hour_conversion_tables (id);
update hour_conversions set table_id = coalesce(jurisdiction_id, 'city') || '-' || from_year;
drop index hour_conversions_by_place;
alter table hour_conversions alter column table_id set not null,
  drop column jurisdiction_id, drop column from_year, drop column to_year;
create unique index hour_conversions_by_bracket on hour_conversions (table_id, unit, from_quantity);
