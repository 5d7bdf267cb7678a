-- One row for each person and year: where he counts in that year, and the moments of his way
-- through it (N29, N34, N35). Kept up to date by triggers on the tables of the features below;
-- lists, statistics and supervision read it instead of joining nine tables for two million people.
create table learner_years (
  year integer not null,
  account_id text not null references accounts (id),
  -- Confirmed employer, or null; the agency that keeps his file, or null.
  organisation_id text references organisations (id),
  agency_id text references organisations (id),
  affiliation text check (affiliation in ('MUNICIPAL', 'DISTRICT', 'CENTRAL')),
  jurisdiction_id text not null references jurisdictions (id),
  industry_authority_id text references organisations (id),
  title_level text,
  title_series text,
  -- Has to learn in this year (G14).
  required boolean not null,
  enrolled_at timestamptz,
  access_at timestamptz,
  studied_at timestamptz,
  first_exam_at timestamptz,
  passed_at timestamptz,
  endorsed_at timestamptz,
  recorded_at timestamptz,
  -- A justified absence was approved (G13).
  excused_at timestamptz,
  primary key (year, account_id)
);
create index learner_years_by_organisation on learner_years (year, organisation_id, account_id);
create index learner_years_by_jurisdiction on learner_years (year, jurisdiction_id, account_id);
create index learner_years_by_industry on learner_years (year, industry_authority_id, account_id)
  where industry_authority_id is not null;
create index learner_years_by_agency on learner_years (year, agency_id, account_id)
  where agency_id is not null;
create index learner_years_by_person on learner_years (account_id, year);
