-- Some places do not count from the current title but ask for a fixed number of years per level.
alter table cycle_rules add column starts text not null default 'TITLE' check (starts in ('TITLE', 'FIXED'));
alter table cycle_rules add check (starts = 'TITLE' or last_years is not null);
alter table cycle_rules add check (level is null or level in
  ('SENIOR_FULL', 'SENIOR_ASSOCIATE', 'INTERMEDIATE', 'ASSISTANT', 'JUNIOR_TECHNICIAN'));
