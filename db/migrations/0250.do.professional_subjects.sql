create table professional_subjects (
  id            uuid          primary key,
  authority_id  uuid          not null references organisations (id),
  year          integer       not null,
  name          text          not null,
  kind          text          not null check (kind in ('COMPULSORY', 'ELECTIVE')),
  hours         numeric(6, 2) not null check (hours > 0),
  basis         text          not null,
  created_by    uuid          not null references accounts (id),
  created_at    timestamptz   not null,
  ended_by      uuid          references accounts (id),
  ended_at      timestamptz,
  ended_because text,
  check ((ended_at is null) = (ended_because is null))
);
comment on table professional_subjects is 'Subjects an industry authority prescribes for its system (N32).';
create unique index professional_subjects_once on professional_subjects (authority_id, year, name)
  where ended_at is null;
create index professional_subjects_by_year on professional_subjects (year, authority_id);

create table professional_offerings (
  id         uuid          primary key,
  subject_id uuid          not null references professional_subjects (id),
  organiser  text          not null,
  form_code  text          not null references hour_forms (code),
  held_from  date          not null,
  held_to    date          not null,
  place      text,
  unit       text          not null check (unit in ('LESSON', 'MINUTE', 'DAY', 'HOUR')),
  quantity   numeric(8, 2) not null check (quantity > 0),
  state      text          not null default 'DRAFT' check (state in ('DRAFT', 'OPEN', 'CLOSED')),
  created_by uuid          not null references accounts (id),
  created_at timestamptz   not null,
  check (held_to >= held_from)
);
comment on table professional_offerings is 'When and where a subject can be learnt.';
create index professional_offerings_by_subject on professional_offerings (subject_id);

create table professional_lists (
  id              uuid        primary key,
  offering_id     uuid        not null references professional_offerings (id),
  organisation_id uuid        not null references organisations (id),
  state           text        not null default 'WAITING'
    check (state in ('WAITING', 'RECOGNISED', 'RETURNED')),
  file_name       text        not null,
  uploaded_by     uuid        not null references accounts (id),
  uploaded_at     timestamptz not null,
  decided_by      uuid        references accounts (id),
  decided_at      timestamptz,
  decision_note   text,
  check ((state = 'WAITING') = (decided_at is null))
);
comment on table professional_lists is
  'Attendance lists, uploaded by the authority or proposed by a unit; nothing counts before the authority '
  'decides.';
create index professional_lists_by_offering on professional_lists (offering_id, state);

create table professional_list_rows (
  list_id          uuid          not null references professional_lists (id),
  row_no           integer       not null,
  name             text          not null,
  id_number_cipher text          not null,
  id_number_masked text          not null,
  quantity         text          not null,
  tested           text          not null,
  account_id       uuid          references accounts (id),
  credit_hours     numeric(6, 2),
  fault            text,
  primary key (list_id, row_no)
);
comment on table professional_list_rows is 'Rows of an attendance list and what was found wrong.';

create table professional_recognitions (
  id                uuid          primary key,
  offering_id       uuid          not null references professional_offerings (id),
  authority_id      uuid          not null references organisations (id),
  account_id        uuid          not null references accounts (id),
  year              integer       not null,
  -- The unit through which the person belongs to the system, and by which rule.
  organisation_id   uuid          not null references organisations (id),
  system_rule       text          not null check (system_rule in ('EMPLOYER', 'PARENT', 'EMPLOYER_NOW')),
  entry_id          uuid          not null unique references certificate_entries (id),
  list_id           uuid          references professional_lists (id),
  quantity          numeric(8, 2) not null check (quantity > 0),
  test_passed       boolean       not null,
  credit_hours      numeric(6, 2) not null check (credit_hours > 0),
  capped            boolean       not null,
  corrects_id       uuid          references professional_recognitions (id),
  recognised_by     uuid          not null references accounts (id),
  recognised_at     timestamptz   not null,
  withdrawn_by      uuid          references accounts (id),
  withdrawn_at      timestamptz,
  withdrawn_because text,
  check (recognised_by <> account_id),
  check ((withdrawn_at is null) = (withdrawn_because is null))
);
comment on table professional_recognitions is 'Hours an authority recognised for a person (N33).';
create unique index professional_recognitions_once on professional_recognitions (offering_id, account_id)
  where withdrawn_at is null;
create index professional_recognitions_by_unit on professional_recognitions (organisation_id, year);
create index professional_recognitions_by_account on professional_recognitions (account_id);
