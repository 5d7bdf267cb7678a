-- Spot checks drawn at random (N34, N38): population, seed and draw are kept, so that anybody can draw again.
create sequence spot_check_numbers;
create table spot_checks (
  id text primary key,
  check_no text not null unique,
  opened_by text not null references accounts (id),
  role text not null check (role in ('MUNICIPAL_OFFICER', 'DISTRICT_CLERK')),
  organisation_id text not null references organisations (id),
  subject text not null check (subject in ('ENDORSEMENT', 'HOURS', 'ACCESS', 'STUDY')),
  -- Null: of the whole city.
  jurisdiction_id text references jurisdictions (id),
  -- Null: of every body in the scope.
  body_id text references organisations (id),
  -- Null: of every year.
  year integer,
  period_from date not null,
  -- The last day that counts.
  period_to date not null,
  sample_size integer not null check (sample_size between 1 and 500),
  population integer not null,
  seed text not null,
  opened_at timestamptz not null,
  conclusion text,
  closed_by text references accounts (id),
  closed_at timestamptz,
  check (period_from <= period_to),
  check ((closed_at is null) = (closed_by is null))
);
create index spot_checks_by_body on spot_checks (organisation_id, opened_at desc);
create index spot_checks_by_time on spot_checks (opened_at desc);

create table spot_check_rows (
  check_id text not null references spot_checks (id),
  position integer not null,
  subject_id text not null,
  account_id text not null references accounts (id),
  -- The body that endorsed, recorded or opened, and who did it there.
  body_id text references organisations (id),
  acted_by text references accounts (id),
  acted_at timestamptz not null,
  outcome text check (outcome in ('IN_ORDER', 'DEFECT', 'NOT_CHECKABLE')),
  defect text,
  note text not null default '',
  file_name text,
  checked_by text references accounts (id),
  checked_at timestamptz,
  case_id text,
  primary key (check_id, position),
  unique (check_id, subject_id),
  check ((outcome = 'DEFECT') = (defect is not null) or outcome is null),
  check ((outcome is null) = (checked_by is null)),
  -- Nobody checks what he did himself, nor what is about him (G10).
  constraint spot_check_rows_not_own check (checked_by is null or (checked_by <> account_id and checked_by is distinct from acted_by))
);
create index spot_check_rows_left on spot_check_rows (check_id) where outcome is null;
