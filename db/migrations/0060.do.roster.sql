create table admissions (
  batch_id         uuid    not null,
  row_no           integer not null,
  -- Account and employment or custody that the import will make; of the known account where the number has
  -- one.
  account_id       uuid    not null,
  link_id          uuid    not null,
  -- NEW: no account has this number; CLAIMED: claims to work here; HERE: on the roster already;
  -- ELSEWHERE: has an account and must be asked; FAULTY: something in the row is wrong.
  standing         text    not null default 'NEW'
    check (standing in ('NEW', 'CLAIMED', 'HERE', 'ELSEWHERE', 'FAULTY')),
  name             text    not null,
  id_document_type text    not null,
  id_number_cipher text    not null,
  id_number_index  text    not null,
  id_number_masked text    not null,
  birth_date       date,
  phone_cipher     text,
  phone_index      text,
  phone_masked     text,
  title_code       text,
  title_awarded_on date,
  department       text    not null,
  post             text    not null,
  valid_from       date    not null,
  primary key (batch_id, row_no)
);
comment on table admissions is
  'Import candidates: people of a list under import, encrypted, until the import is ordered; deleted '
  'afterwards.';

create table roster_imports (
  id               uuid        primary key,
  uploaded_by      uuid        not null references accounts (id),
  role             text        not null,
  uploader_id      uuid        not null references organisations (id),
  -- The body that gets the members; null for people without a unit, imported by a bureau or the centre.
  organisation_id  uuid        references organisations (id),
  district_id      text        not null references jurisdictions (id),
  file_name        text        not null,
  headings         text[]      not null,
  -- Column of the file by field: {"name": 0, ...}.
  places           jsonb       not null,
  state            text        not null default 'CHECKING'
    check (state in ('CHECKING', 'CHECKED', 'IMPORTING', 'DONE', 'CANCELLED')),
  rows_total       integer     not null,
  rows_checked     integer     not null default 0,
  rows_written     integer     not null default 0,
  rows_faulty      integer     not null default 0,
  -- By what becomes of the right rows: account made, claim confirmed, person asked, nothing to do.
  people_new       integer     not null default 0,
  people_claimed   integer     not null default 0,
  people_elsewhere integer     not null default 0,
  people_here      integer     not null default 0,
  uploaded_at      timestamptz not null default now(),
  checked_at       timestamptz,
  -- Who ordered the import after the check.
  ordered_by       uuid        references accounts (id),
  finished_at      timestamptz,
  -- When all people of a finished import had been invited.
  invited_at       timestamptz
);
comment on table roster_imports is
  'Lists of people uploaded by a unit, an agency or a desk, and how far their import has come.';
create index roster_imports_by_uploader on roster_imports (uploader_id, uploaded_at desc);
create index roster_imports_unfinished on roster_imports (state)
  where state in ('CHECKING', 'IMPORTING') or (state = 'DONE' and invited_at is null);

create table roster_import_chunks (
  import_id   uuid    not null references roster_imports (id),
  no          integer not null,
  rows_cipher text    not null,
  checked     boolean not null default false,
  primary key (import_id, no)
);
comment on table roster_import_chunks is
  'Rows of an uploaded file as typed, a thousand a chunk, encrypted; needed for the file of corrections.';

create table roster_import_faults (
  import_id uuid    not null references roster_imports (id),
  row_no    integer not null,
  heading   text    not null,
  message   text    not null,
  primary key (import_id, row_no, heading)
);
comment on table roster_import_faults is
  'What is wrong in which row of an uploaded file, in the words the uploader reads.';

create table transfers (
  id                   uuid        primary key,
  kind                 text        not null check (kind in ('EMPLOYMENT', 'CUSTODY')),
  -- ASKED: the new unit asks; DECLINED, WITHDRAWN: nothing came of it; MOVED: with the new unit, the old
  -- one has not answered; SETTLED: it confirmed the day; OBJECTED: it objects; KEPT, UNDONE: the new one
  -- stands by it, or gave the person back.
  state                text        not null
    check (state in ('ASKED', 'DECLINED', 'WITHDRAWN', 'MOVED', 'SETTLED', 'OBJECTED', 'KEPT', 'UNDONE')),
  -- Null when no account has this number and name, which the requesting body does not learn.
  account_id           uuid        references accounts (id),
  person_name          text        not null,
  id_number_masked     text        not null,
  from_organisation_id uuid        references organisations (id),
  -- Employment or custody that ends, and that begins.
  from_link_id         uuid,
  to_organisation_id   uuid        references organisations (id),
  to_link_id           uuid,
  starts_on            date        not null,
  department           text        not null default '',
  post                 text        not null default '',
  -- Null: the person changed the unit.
  asked_by             uuid        references accounts (id),
  import_id            uuid,
  objection            text,
  closing              text,
  created_at           timestamptz not null default now(),
  answered_at          timestamptz,
  closed_at            timestamptz
);
comment on table transfers is
  'A person moves from one unit (or agency) to another; who asked, who answered, how it ended.';
create index transfers_of_person on transfers (account_id, created_at desc) where account_id is not null;
create index transfers_to on transfers (to_organisation_id, created_at desc);
create index transfers_from on transfers (from_organisation_id, created_at desc)
  where from_organisation_id is not null;
create unique index transfers_asked_once on transfers (to_organisation_id, account_id)
  where state = 'ASKED' and account_id is not null;
