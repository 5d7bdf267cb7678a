-- Figures kept by increments (db/projections): no page counts people. Dimensions are text, because
-- besides the id of a body they hold '' for none and '*' for all.

-- The same rows are written again and again: the fill factor leaves room beside them, so that their indexes
-- stay untouched.
create table unit_figures (
  year            integer not null,
  organisation_id text    not null,
  jurisdiction_id text    not null,
  industry_id     text    not null,
  affiliation     text    not null,
  level           text    not null,
  people          integer not null default 0,
  required        integer not null default 0,
  enrolled        integer not null default 0,
  paid            integer not null default 0,
  studied         integer not null default 0,
  examined        integer not null default 0,
  passed          integer not null default 0,
  endorsed        integer not null default 0,
  recorded        integer not null default 0,
  excused         integer not null default 0,
  primary key (year, organisation_id, jurisdiction_id, industry_id, affiliation, level)
) with (fillfactor = 80);
comment on table unit_figures is
  'How many people reached which step, by unit and level; '''' stands for none. Kept by triggers on '
  'learner_years.';
create index unit_figures_by_place on unit_figures (year, jurisdiction_id, organisation_id);
create index unit_figures_by_industry on unit_figures (year, industry_id, organisation_id);

create table cell_figures (
  year            integer not null,
  jurisdiction_id text    not null,
  industry_id     text    not null,
  affiliation     text    not null,
  level           text    not null,
  people          integer not null default 0,
  required        integer not null default 0,
  enrolled        integer not null default 0,
  paid            integer not null default 0,
  studied         integer not null default 0,
  examined        integer not null default 0,
  passed          integer not null default 0,
  endorsed        integer not null default 0,
  recorded        integer not null default 0,
  excused         integer not null default 0,
  primary key (year, jurisdiction_id, industry_id, affiliation, level)
) with (fillfactor = 80);
comment on table cell_figures is
  'The same without units; ''*'' stands for all: the city by industry and level, and each place whole.';
create index cell_figures_by_industry on cell_figures (year, industry_id);

create table daily_figures (
  year   integer not null,
  axis   text    not null check (axis in ('CITY', 'PLACE', 'INDUSTRY', 'LEVEL')),
  member text    not null,
  metric text    not null,
  day    date    not null,
  n      integer not null,
  primary key (year, axis, member, metric, day)
) with (fillfactor = 80);
comment on table daily_figures is
  'How many people reached a step on a day, along one axis: the city, a place, an industry or a level.';

create table tallies (
  kind            text    not null check (kind in ('DECIDED', 'TAKEN', 'REFUNDED', 'HOURS')),
  day             date    not null,
  organisation_id text    not null,
  detail          text    not null,
  band            integer not null,
  n               bigint  not null,
  amount          bigint  not null,
  primary key (kind, day, organisation_id, detail, band)
);
comment on table tallies is
  'Events by day and body: decisions (detail outcome, band hours waited, amount seconds), money (detail '
  'method, amount fen), credit hours by month (detail subject, band year, amount tenths of an hour; ''*'' '
  'the city).';
create index tallies_of_body on tallies (kind, organisation_id, day);

create table monthly_tallies (
  kind            text    not null check (kind in ('DECIDED', 'TAKEN', 'REFUNDED')),
  month           date    not null,
  organisation_id text    not null,
  detail          text    not null,
  band            integer not null,
  n               bigint  not null,
  amount          bigint  not null,
  primary key (kind, month, organisation_id, detail, band)
);
comment on table monthly_tallies is 'Decisions and money by month: pages read a thirtieth of the rows.';

create table tally_changes (
  id              bigint  generated always as identity primary key,
  kind            text    not null,
  day             date    not null,
  organisation_id text    not null,
  detail          text    not null,
  band            integer not null,
  n               integer not null,
  amount          bigint  not null
);
comment on table tally_changes is 'Queue of increments of tallies: no row is hot, no lock is shared.';

create table counted_attempts (
  attempt_id      uuid    primary key,
  topic_id        text    not null,
  jurisdiction_id text    not null,
  paper_id        uuid    not null,
  attempt_no      integer not null,
  day             date    not null,
  score           integer not null,
  passed          boolean not null
);
comment on table counted_attempts is 'What each graded attempt contributes to the exam figures.';

create table attempts_to_count (
  attempt_id uuid primary key
);
comment on table attempts_to_count is 'Queue of graded attempts to count, or to count anew.';

create table score_figures (
  topic_id        text    not null,
  jurisdiction_id text    not null,
  score           integer not null,
  n               integer not null,
  primary key (topic_id, jurisdiction_id, score)
);
comment on table score_figures is 'Attempts by topic, place and score.';

create table attempt_figures (
  topic_id   text    not null,
  day        date    not null,
  attempt_no integer not null,
  n          integer not null,
  passed     integer not null,
  primary key (topic_id, day, attempt_no)
);
comment on table attempt_figures is 'Attempts and passes by topic, day and number of the attempt.';

create table question_figures (
  topic_id         text   not null,
  question_id      text   not null,
  n                bigint not null,
  right_n          bigint not null,
  score_sum        bigint not null,
  score_square_sum bigint not null,
  right_score_sum  bigint not null,
  primary key (topic_id, question_id)
);
comment on table question_figures is
  'Sums from which difficulty (right / n) and discrimination (point-biserial) of a question follow.';

create table figure_state (
  id        boolean     primary key default true check (id),
  merged_at timestamptz not null default now()
);
comment on table figure_state is 'One row: when the figures were last brought up to date.';
insert into figure_state default values;

create table statistics_exports (
  id              uuid        primary key,
  account_id      uuid        not null references accounts (id),
  role            text        not null,
  organisation_id uuid,
  jurisdiction_id text,
  kind            text        not null check (kind in ('CELLS', 'UNITS', 'DAYS', 'PEOPLE')),
  format          text        not null check (format in ('xlsx', 'csv')),
  year            integer     not null,
  state           text        not null default 'QUEUED'
    check (state in ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  rows_done       integer     not null default 0,
  rows_expected   integer     not null default 0,
  bytes           bigint,
  storage_key     text,
  created_at      timestamptz not null default now(),
  finished_at     timestamptz
);
comment on table statistics_exports is
  'Exports of figures or people that were ordered, and how far they have come.';
create index statistics_exports_by_account on statistics_exports (account_id, created_at desc);
