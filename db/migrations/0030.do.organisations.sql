create table divisions (
  code      text    not null check (code ~ '^\d{6}$'),
  year_from integer not null,
  year_to   integer,
  name      text    not null,
  primary key (code, year_from)
);
comment on table divisions is
  'Administrative divisions (GB/T 2260) with the years in which a code was valid; used to check identity '
  'numbers.';

create table jurisdictions (
  id            text primary key,
  name          text not null,
  short_name    text not null,
  kind          text not null
    check (kind in ('MUNICIPALITY', 'DISTRICT', 'COUNTY', 'AUTONOMOUS_COUNTY', 'ZONE')),
  division_code text,
  valid_from    date not null,
  valid_to      date,
  successor_id  text references jurisdictions (id),
  check (valid_to is null or valid_to > valid_from)
);
comment on table jurisdictions is
  'Districts, counties and the city whose bodies supervise people and units; validity dates keep mergers.';

create table organisations (
  id                    uuid        primary key,
  kind                  text        not null
    check (kind in ('MUNICIPAL_HR_BUREAU', 'MUNICIPAL_DIVISION', 'DISTRICT_HR_BUREAU', 'INDUSTRY_AUTHORITY',
      'TRAINING_CENTRE', 'ASSOCIATION', 'TALENT_AGENCY', 'EMPLOYER')),
  name                  text        not null,
  short_name            text        not null,
  pinyin                text        not null,
  pinyin_initials       text        not null,
  credit_code           text        unique,
  affiliation           text        check (affiliation in ('MUNICIPAL', 'DISTRICT', 'CENTRAL')),
  ownership             text        not null default 'PUBLIC' check (ownership in ('PUBLIC', 'NON_PUBLIC')),
  jurisdiction_id       text        references jurisdictions (id),
  parent_id             uuid        references organisations (id),
  industry_authority_id uuid        references organisations (id),
  approval              text        not null default 'APPROVED'
    check (approval in ('PENDING', 'APPROVED', 'REJECTED')),
  address               text        not null default '',
  phone                 text        not null default '',
  office_hours          text        not null default '',
  seal_name             text        not null,
  valid_from            date        not null default '2010-01-01',
  valid_to              date,
  successor_id          uuid        references organisations (id),
  created_at            timestamptz not null default now()
);
comment on table organisations is
  'Bodies of the system and employers. One table: a training centre is also somebody''s employer.';
create index organisations_by_jurisdiction on organisations (jurisdiction_id, kind);
create unique index organisations_one_current_bureau on organisations (jurisdiction_id)
  where kind = 'DISTRICT_HR_BUREAU' and valid_to is null;

create table title_series (
  code     text    primary key,
  name     text    not null,
  position integer not null
);
comment on table title_series is 'Series of professional titles (reference data).';

create table professional_titles (
  code        text primary key,
  series_code text not null references title_series (code),
  name        text not null,
  level       text not null
    check (level in ('SENIOR_FULL', 'SENIOR_ASSOCIATE', 'INTERMEDIATE', 'ASSISTANT', 'JUNIOR_TECHNICIAN'))
);
comment on table professional_titles is 'Professional titles and their level (reference data).';

create table missing_unit_requests (
  id              uuid        primary key,
  requested_by    uuid        not null,
  name            text        not null,
  credit_code     text,
  jurisdiction_id text        not null references jurisdictions (id),
  state           text        not null default 'PENDING'
    check (state in ('PENDING', 'ADDED', 'MERGED', 'REJECTED')),
  organisation_id uuid        references organisations (id),
  reason          text,
  decided_by      uuid,
  decided_at      timestamptz,
  created_at      timestamptz not null default now()
);
comment on table missing_unit_requests is
  '"My unit is missing" (Q8): a learner asks for an organisation; study may start without it (Q9).';
