-- How somebody came to a unit or agency and how he left it; where in the unit he works.
alter table employments
  add column source text not null default 'SELF' check (source in ('SELF', 'IMPORT', 'TRANSFER')),
  add column import_id text,
  add column department text not null default '',
  add column post text not null default '',
  add column end_reason text check (end_reason in ('LEFT', 'RETIRED', 'TRANSFERRED', 'MISTAKEN')),
  add column ended_by text references accounts (id);
alter table archive_custodies
  add column source text not null default 'SELF' check (source in ('SELF', 'IMPORT', 'TRANSFER')),
  add column import_id text,
  add column end_reason text check (end_reason in ('LEFT', 'RETIRED', 'TRANSFERRED', 'MISTAKEN')),
  add column ended_by text references accounts (id);
-- A unit's list is read page by page in the order in which people came.
create index employments_roster on employments (organisation_id, id);
drop index employments_by_organisation;
create index employments_waiting on employments (organisation_id, id) where state = 'CLAIMED';
create index employments_of_person on employments (account_id);
create index archive_custodies_roster on archive_custodies (agency_id, id);
create index archive_custodies_of_person on archive_custodies (account_id);

-- People of a list that is being imported, sealed and waiting for the word to admit them; gone afterwards.
create table admissions (
  batch_id text not null,
  row_no integer not null,
  -- Of the account and the link that will be made; of the known account once somebody has the number.
  account_id text not null,
  link_id text not null,
  -- NEW: nobody has this number; CLAIMED: he says he works here; HERE: he is on the roster; ELSEWHERE: he
  -- has an account and must be asked; FAULTY: something in the row is wrong.
  standing text not null default 'NEW' check (standing in ('NEW', 'CLAIMED', 'HERE', 'ELSEWHERE', 'FAULTY')),
  name text not null,
  id_document_type text not null,
  id_number_cipher text not null,
  id_number_index text not null,
  id_number_masked text not null,
  birth_date date,
  phone_cipher text,
  phone_index text,
  phone_masked text,
  title_code text,
  title_awarded_on date,
  department text not null,
  post text not null,
  valid_from date not null,
  primary key (batch_id, row_no)
);
