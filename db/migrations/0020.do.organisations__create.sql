create table divisions (
  code text not null check (code ~ '^\d{6}$'),
  year_from integer not null,
  year_to integer,
  name text not null,
  primary key (code, year_from)
);

create table jurisdictions (
  id text primary key,
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('MUNICIPALITY', 'DISTRICT', 'COUNTY', 'AUTONOMOUS_COUNTY', 'ZONE')),
  division_code text,
  valid_from date not null,
  valid_to date,
  successor_id text references jurisdictions (id),
  check (valid_to is null or valid_to > valid_from)
);

create table organisations (
  id text primary key,
  kind text not null check (kind in ('MUNICIPAL_HR_BUREAU', 'MUNICIPAL_DIVISION', 'DISTRICT_HR_BUREAU',
    'INDUSTRY_AUTHORITY', 'TRAINING_CENTRE', 'ASSOCIATION', 'TALENT_AGENCY', 'EMPLOYER')),
  name text not null,
  short_name text not null,
  pinyin text not null,
  pinyin_initials text not null,
  credit_code text unique,
  affiliation text check (affiliation in ('MUNICIPAL', 'DISTRICT', 'CENTRAL')),
  ownership text not null default 'PUBLIC' check (ownership in ('PUBLIC', 'NON_PUBLIC')),
  jurisdiction_id text references jurisdictions (id),
  parent_id text references organisations (id),
  industry_authority_id text references organisations (id),
  approval text not null default 'APPROVED' check (approval in ('PENDING', 'APPROVED', 'REJECTED')),
  address text not null default '',
  phone text not null default '',
  office_hours text not null default '',
  seal_name text not null,
  valid_from date not null default '2010-01-01',
  valid_to date,
  successor_id text references organisations (id),
  created_at timestamptz not null default now()
);
create index organisations_by_jurisdiction on organisations (jurisdiction_id, kind);
create unique index organisations_one_current_bureau on organisations (jurisdiction_id)
  where kind = 'DISTRICT_HR_BUREAU' and valid_to is null;

create table title_series (
  code text primary key,
  name text not null,
  position integer not null
);
create table professional_titles (
  code text primary key,
  series_code text not null references title_series (code),
  name text not null,
  level text not null check (level in ('SENIOR_FULL', 'SENIOR_ASSOCIATE', 'INTERMEDIATE', 'ASSISTANT', 'JUNIOR_TECHNICIAN'))
);

-- "My unit is missing" (Q8): study may start without it (Q9).
create table missing_unit_requests (
  id text primary key,
  requested_by text not null,
  name text not null,
  credit_code text,
  jurisdiction_id text not null references jurisdictions (id),
  state text not null default 'PENDING' check (state in ('PENDING', 'ADDED', 'MERGED', 'REJECTED')),
  organisation_id text references organisations (id),
  reason text,
  decided_by text,
  decided_at timestamptz,
  created_at timestamptz not null default now()
);
