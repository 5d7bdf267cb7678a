-- A list of people that a body has uploaded.
create table roster_imports (
  id text primary key,
  uploaded_by text not null references accounts (id),
  role text not null,
  uploader_id text not null references organisations (id),
  -- Whose people they become; null: people without a unit, registered by a desk.
  organisation_id text references organisations (id),
  district_id text not null references jurisdictions (id),
  file_name text not null,
  headings text[] not null,
  -- Which column of the file carries what: {"name": 0, ...}.
  places jsonb not null,
  state text not null default 'CHECKING'
    check (state in ('CHECKING', 'CHECKED', 'IMPORTING', 'DONE', 'CANCELLED')),
  rows_total integer not null,
  rows_checked integer not null default 0,
  rows_written integer not null default 0,
  rows_faulty integer not null default 0,
  -- By what becomes of the right rows: an account made, a claim confirmed, a person asked, nothing to do.
  people_new integer not null default 0,
  people_claimed integer not null default 0,
  people_elsewhere integer not null default 0,
  people_here integer not null default 0,
  uploaded_at timestamptz not null default now(),
  checked_at timestamptz,
  -- Who gave the word.
  ordered_by text references accounts (id),
  finished_at timestamptz,
  -- Everybody of a finished import has been invited.
  invited_at timestamptz
);
create index roster_imports_by_uploader on roster_imports (uploader_id, uploaded_at desc);
create index roster_imports_unfinished on roster_imports (state)
  where state in ('CHECKING', 'IMPORTING') or (state = 'DONE' and invited_at is null);

-- The rows of the file as they were typed, a thousand together, encrypted; for the file to be corrected.
create table roster_import_chunks (
  import_id text not null references roster_imports (id),
  no integer not null,
  rows_cipher text not null,
  checked boolean not null default false,
  primary key (import_id, no)
);

-- What is wrong in which row, in the words the person reads.
create table roster_import_faults (
  import_id text not null references roster_imports (id),
  row_no integer not null,
  heading text not null,
  message text not null,
  primary key (import_id, row_no, heading)
);

-- Somebody goes from one unit (or agency) to another. ASKED: the new unit asks, the person has not
-- answered; DECLINED, WITHDRAWN: nothing came of it; MOVED: he is with the new unit, the old one has not
-- answered; SETTLED: the old one confirmed the day; OBJECTED: it objects; KEPT, UNDONE: the new one
-- stands by it, or gave him back.
create table transfers (
  id text primary key,
  kind text not null check (kind in ('EMPLOYMENT', 'CUSTODY')),
  state text not null check (state in
    ('ASKED', 'DECLINED', 'WITHDRAWN', 'MOVED', 'SETTLED', 'OBJECTED', 'KEPT', 'UNDONE')),
  -- Null: nobody has this number and name. The unit that asked is not told.
  account_id text references accounts (id),
  person_name text not null,
  id_number_masked text not null,
  from_organisation_id text references organisations (id),
  from_link_id text,
  to_organisation_id text references organisations (id),
  to_link_id text,
  starts_on date not null,
  department text not null default '',
  post text not null default '',
  -- Null: the person himself changed his unit.
  asked_by text references accounts (id),
  import_id text,
  objection text,
  closing text,
  created_at timestamptz not null default now(),
  answered_at timestamptz,
  closed_at timestamptz
);
create index transfers_of_person on transfers (account_id, created_at desc) where account_id is not null;
create index transfers_to on transfers (to_organisation_id, created_at desc);
create index transfers_from on transfers (from_organisation_id, created_at desc)
  where from_organisation_id is not null;
create unique index transfers_asked_once on transfers (to_organisation_id, account_id)
  where state = 'ASKED' and account_id is not null;
