create table earlier_result_files (
  id              uuid        primary key,
  organisation_id uuid        not null references organisations (id),
  file_name       text        not null,
  -- Where the results come from, and the paper that proves it.
  source          text        not null,
  reading         jsonb       not null default '{}',
  uploaded_by     uuid        not null references accounts (id),
  uploaded_at     timestamptz not null,
  state           text        not null default 'CHECKED' check (state in ('CHECKED', 'IMPORTED', 'DISCARDED')),
  imported_by     uuid        references accounts (id),
  imported_at     timestamptz,
  check ((state = 'IMPORTED') = (imported_by is not null)),
  constraint earlier_result_files_four_eyes check (imported_by <> uploaded_by)
);
comment on table earlier_result_files is
  'Lists of results of paper exams and of years before the platform: checked row by row, imported by two.';
create index earlier_result_files_newest on earlier_result_files (uploaded_at desc);

create table earlier_result_rows (
  file_id          uuid    not null references earlier_result_files (id),
  row_no           integer not null,
  -- As typed; the number only masked.
  name             text    not null,
  id_number_masked text    not null,
  account_id       uuid    references accounts (id),
  year             integer,
  title            text    not null,
  passed_on        date,
  score            integer,
  credit_hours     numeric(5, 1),
  document_no      text    not null,
  endorsed_by      text    not null,
  -- Why the row cannot be imported, or what has to be confirmed.
  fault            text,
  doubt            text,
  doubt_settled    boolean not null default false,
  primary key (file_id, row_no)
);
comment on table earlier_result_rows is 'Rows of a list of earlier results, each with its fault or doubt.';

create table earlier_results (
  id              uuid          primary key,
  account_id      uuid          not null references accounts (id),
  year            integer       not null,
  title           text          not null,
  passed_on       date          not null,
  score           integer,
  credit_hours    numeric(5, 1) not null check (credit_hours > 0),
  document_no     text          not null,
  endorsed_by     text          not null,
  file_id         uuid          not null,
  row_no          integer       not null,
  imported_at     timestamptz   not null,
  revoked_at      timestamptz,
  revoked_because text,
  foreign key (file_id, row_no) references earlier_result_rows (file_id, row_no)
);
comment on table earlier_results is 'Passed public subjects of paper exams and of years before the platform.';
create unique index earlier_results_one_a_year on earlier_results (account_id, year) where revoked_at is null;
create index earlier_results_of_file on earlier_results (file_id);
