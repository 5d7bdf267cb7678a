-- How many hours a year asks for (N29, E1, E6) and what lies beside them, by year and place. Null where
-- a value is not prescribed; a row without jurisdiction is the whole city's.
create table hour_rules (
  id text primary key,
  jurisdiction_id text references jurisdictions (id),
  from_year integer not null,
  to_year integer check (to_year >= from_year),
  min_public_hours numeric(6, 2) not null check (min_public_hours >= 0),
  min_total_hours numeric(6, 2) check (min_total_hours >= min_public_hours),
  -- Share of the total minimum that has to be professional subjects (E1: as a rule two thirds).
  min_professional_share numeric(5, 4) check (min_professional_share between 0 and 1),
  daily_cap_hours numeric(6, 2) not null check (daily_cap_hours > 0),
  -- Public hours above the minimum count in the year after as well (E7).
  carry_over boolean not null default false,
  basis text not null
);
create unique index hour_rules_by_place on hour_rules (coalesce(jurisdiction_id, '*'), from_year);
insert into hour_rules (id, from_year, min_public_hours, daily_cap_hours, basis) values
  ('notice-2010', 2010, 20, 8, '渝人社办〔2010〕257号第四条第三款：每年不少于20学时');
