create table supervision_thresholds (
  name    text          primary key check (name in ('participation', 'completion')),
  label   text          not null,
  percent numeric(4, 1) not null check (percent between 0 and 100)
);
comment on table supervision_thresholds is 'Shares below which a place or unit is marked (N33, N34).';
insert into supervision_thresholds values
  ('participation', '参学率', 80),
  ('completion', '完成率', 60);

create sequence catch_up_order_numbers;
create table catch_up_orders (
  id               uuid          primary key,
  order_no         text          not null unique,
  issuer_role      text          not null
    check (issuer_role in ('MUNICIPAL_OFFICER', 'DISTRICT_CLERK', 'INDUSTRY_OFFICER')),
  issuer_id        uuid          not null references organisations (id),
  issued_by        uuid          not null references accounts (id),
  issued_at        timestamptz   not null,
  addressee_id     uuid          not null references organisations (id),
  -- Whose figures count: of a place, a system, a unit, or the custody of an agency.
  kind             text          not null check (kind in ('PLACE', 'INDUSTRY', 'UNIT', 'AGENCY')),
  member           text          not null,
  year             integer       not null,
  metric           text          not null check (metric in ('enrolled', 'studied', 'passed', 'recorded')),
  target_percent   numeric(4, 1) not null check (target_percent > 0 and target_percent <= 100),
  deadline         date          not null,
  basis            text          not null,
  text             text          not null,
  -- How it stood when the order was issued.
  due_at_issue     integer       not null,
  reached_at_issue integer       not null,
  state            text          not null
    check (state in ('ISSUED', 'ACKNOWLEDGED', 'REPORTED', 'ACCEPTED', 'WITHDRAWN')),
  acknowledged_at  timestamptz,
  report           text,
  report_file      text,
  reported_at      timestamptz,
  closed_at        timestamptz,
  -- Case it was reported as, by an officer.
  case_id          uuid,
  check (state in ('ACCEPTED', 'WITHDRAWN') = (closed_at is not null)),
  check (state <> 'REPORTED' or report is not null),
  check (issuer_id <> addressee_id)
);
comment on table catch_up_orders is 'Orders of a supervising body to catch up (N34).';
-- One open order to a body about the same step of a year.
create unique index catch_up_orders_one_open
  on catch_up_orders (addressee_id, kind, member, year, metric, issuer_role)
  where closed_at is null;
create index catch_up_orders_by_addressee on catch_up_orders (addressee_id, issued_at desc);
create index catch_up_orders_by_issuer on catch_up_orders (issuer_role, issuer_id, issued_at desc);
create index catch_up_orders_open on catch_up_orders (deadline) where closed_at is null;

create table catch_up_order_events (
  id               bigint      generated always as identity primary key,
  order_id         uuid        not null references catch_up_orders (id),
  text             text        not null,
  actor_account_id uuid        references accounts (id),
  at               timestamptz not null
);
comment on table catch_up_order_events is 'What happened to an order, in order.';
create index catch_up_order_events_by_order on catch_up_order_events (order_id, id);

create table catch_up_order_reminders (
  order_id    uuid    not null references catch_up_orders (id),
  days_before integer not null,
  primary key (order_id, days_before)
);
comment on table catch_up_order_reminders is
  'Reminders an order has had; -1: that it is overdue. An extension begins anew.';

create sequence spot_check_numbers;
create table spot_checks (
  id              uuid        primary key,
  check_no        text        not null unique,
  opened_by       uuid        not null references accounts (id),
  role            text        not null check (role in ('MUNICIPAL_OFFICER', 'DISTRICT_CLERK')),
  organisation_id uuid        not null references organisations (id),
  subject         text        not null check (subject in ('ENDORSEMENT', 'HOURS', 'ACCESS', 'STUDY')),
  -- Null: of the whole city.
  jurisdiction_id text        references jurisdictions (id),
  -- Null: of every body in the scope.
  body_id         uuid        references organisations (id),
  -- Null: of every year.
  year            integer,
  period_from     date        not null,
  -- The last day that counts.
  period_to       date        not null,
  sample_size     integer     not null check (sample_size between 1 and 500),
  population      integer     not null,
  seed            text        not null,
  opened_at       timestamptz not null,
  conclusion      text,
  closed_by       uuid        references accounts (id),
  closed_at       timestamptz,
  check (period_from <= period_to),
  check ((closed_at is null) = (closed_by is null))
);
comment on table spot_checks is
  'Spot checks of a random sample (N34, N38). Population, seed and sample are kept, so that anybody can '
  'draw it again.';
create index spot_checks_by_body on spot_checks (organisation_id, opened_at desc);
create index spot_checks_by_time on spot_checks (opened_at desc);

create table spot_check_rows (
  check_id   uuid        not null references spot_checks (id),
  position   integer     not null,
  -- Row of the subject's table (spot_checks.subject).
  subject_id uuid        not null,
  account_id uuid        not null references accounts (id),
  -- The body that endorsed, recorded or opened, and who did it there.
  body_id    uuid        references organisations (id),
  acted_by   uuid        references accounts (id),
  acted_at   timestamptz not null,
  outcome    text        check (outcome in ('IN_ORDER', 'DEFECT', 'NOT_CHECKABLE')),
  defect     text,
  note       text        not null default '',
  file_name  text,
  checked_by uuid        references accounts (id),
  checked_at timestamptz,
  case_id    uuid,
  check (((outcome = 'DEFECT') = (defect is not null)) or outcome is null),
  check ((outcome is null) = (checked_by is null)),
  unique (check_id, subject_id),
  -- Nobody checks an act of their own or about themselves (G10).
  constraint spot_check_rows_not_own
    check (checked_by is null or (checked_by <> account_id and checked_by is distinct from acted_by)),
  primary key (check_id, position)
);
comment on table spot_check_rows is 'Rows of a sample and what the check found.';
create index spot_check_rows_left on spot_check_rows (check_id) where outcome is null;
