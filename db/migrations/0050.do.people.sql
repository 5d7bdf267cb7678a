create table learners (
  account_id           uuid        primary key references accounts (id),
  district_id          text        not null references jurisdictions (id),
  title_code           text        references professional_titles (code),
  title_awarded_on     date,
  registration_state   text        not null default 'UNCHECKED'
    check (registration_state in ('UNCHECKED', 'CONFIRMED', 'RETURNED', 'CORRECTED')),
  registration_note    text,
  -- From the first exam on only a counter corrects name and number.
  identity_locked_at   timestamptz,
  -- Null until the first use of an account that an officer registered (E28).
  privacy_version      text,
  privacy_consented_at timestamptz,
  registered_at        timestamptz not null default now(),
  constraint learners_consent_whole check ((privacy_version is null) = (privacy_consented_at is null))
);
comment on table learners is
  'What a learner declared at registration (N1, N2). Name and identity number are on the account.';
create index learners_by_district on learners (district_id);
create index learners_by_registration on learners (registered_at);

create table registration_checks (
  id              uuid        primary key,
  account_id      uuid        not null references accounts (id),
  outcome         text        not null check (outcome in ('CONFIRMED', 'RETURNED', 'CORRECTED')),
  note            text        not null default '',
  changes         jsonb       not null default '{}',
  checked_by      uuid        not null references accounts (id),
  organisation_id uuid        not null references organisations (id),
  at              timestamptz not null default now()
);
comment on table registration_checks is 'Checks of a registration by a counter, with the changes.';
create index registration_checks_by_account on registration_checks (account_id, at desc);

create table employments (
  id                      uuid        primary key,
  account_id              uuid        not null references accounts (id),
  organisation_id         uuid        references organisations (id),
  missing_unit_request_id uuid        references missing_unit_requests (id),
  -- How the person came and left, and where in the unit they work.
  source                  text        not null default 'SELF'
    check (source in ('SELF', 'IMPORT', 'TRANSFER')),
  import_id               uuid,
  department              text        not null default '',
  post                    text        not null default '',
  state                   text        not null default 'CLAIMED'
    check (state in ('CLAIMED', 'CONFIRMED', 'REJECTED')),
  valid_from              date        not null,
  valid_to                date,
  end_reason              text        check (end_reason in ('LEFT', 'RETIRED', 'TRANSFERRED', 'MISTAKEN')),
  ended_by                uuid        references accounts (id),
  decided_by              uuid        references accounts (id),
  decided_at              timestamptz,
  created_at              timestamptz not null default now(),
  check ((organisation_id is null) <> (missing_unit_request_id is null))
);
comment on table employments is
  'Where a person works over time: an organisation or a request for a missing one; claimed until the unit '
  'confirms it.';
create unique index employments_one_current on employments (account_id)
  where valid_to is null and state <> 'REJECTED';
-- Where a person worked on a day of an earlier year.
create index employments_by_account on employments (account_id, valid_from);
-- A unit's list is read page by page in the order in which people came.
create index employments_roster on employments (organisation_id, id);
create index employments_waiting on employments (organisation_id, id) where state = 'CLAIMED';
create index employments_of_person on employments (account_id);

create table archive_custodies (
  id         uuid        primary key,
  account_id uuid        not null references accounts (id),
  agency_id  uuid        not null references organisations (id),
  source     text        not null default 'SELF' check (source in ('SELF', 'IMPORT', 'TRANSFER')),
  import_id  uuid,
  valid_from date        not null,
  valid_to   date,
  end_reason text        check (end_reason in ('LEFT', 'RETIRED', 'TRANSFERRED', 'MISTAKEN')),
  ended_by   uuid        references accounts (id),
  created_at timestamptz not null default now()
);
comment on table archive_custodies is
  'Agencies that keep a person''s personnel file over time; custody decides the endorser (N27).';
create unique index archive_custodies_one_current on archive_custodies (account_id) where valid_to is null;
create index archive_custodies_by_agency on archive_custodies (agency_id) where valid_to is null;
create index archive_custodies_by_account on archive_custodies (account_id, valid_from);
create index archive_custodies_roster on archive_custodies (agency_id, id);
create index archive_custodies_of_person on archive_custodies (account_id);

create table identity_claims (
  id                    uuid        primary key,
  reference             text        not null unique,
  id_number_index       text        not null,
  id_number_cipher      text        not null,
  id_number_masked      text        not null,
  claimant_name         text        not null,
  claimant_phone_cipher text        not null,
  claimant_phone_masked text        not null,
  district_id           text        not null references jurisdictions (id),
  statement             text        not null,
  state                 text        not null default 'OPEN' check (state in ('OPEN', 'GRANTED', 'REJECTED')),
  decision_reason       text,
  decided_by            uuid        references accounts (id),
  decided_at            timestamptz,
  created_at            timestamptz not null default now()
);
comment on table identity_claims is
  'Account claims: a person says that an identity number taken by another account is theirs (Q4).';

create table identity_corrections (
  id                      uuid        primary key,
  account_id              uuid        not null references accounts (id),
  organisation_id         uuid        not null references organisations (id),
  -- What the account said when it was proposed.
  name_before             text        not null,
  id_number_masked_before text        not null,
  -- What it shall say; null: unchanged.
  name                    text,
  id_document_type        text,
  id_number_cipher        text,
  id_number_masked        text,
  proof                   text        not null,
  state                   text        not null default 'PROPOSED'
    check (state in ('PROPOSED', 'APPLIED', 'REJECTED')),
  proposed_by             uuid        not null references accounts (id),
  proposed_at             timestamptz not null default now(),
  decided_by              uuid        references accounts (id),
  decided_at              timestamptz,
  decision_reason         text,
  check (name is not null or id_number_cipher is not null),
  check ((id_number_cipher is null) = (id_document_type is null)),
  check ((id_number_cipher is null) = (id_number_masked is null)),
  check ((state = 'PROPOSED') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check ((state = 'REJECTED') = (decision_reason is not null)),
  constraint identity_corrections_four_eyes check (decided_by <> proposed_by)
);
comment on table identity_corrections is
  'Corrections of a name or number that already stands on exam results: proposed by one officer on proof, '
  'decided by another of the same body (four eyes).';
create unique index identity_corrections_one_open on identity_corrections (account_id)
  where state = 'PROPOSED';
create index identity_corrections_newest on identity_corrections (account_id, proposed_at desc);
create index identity_corrections_waiting on identity_corrections (organisation_id) where state = 'PROPOSED';

create view learner_places as
  select account_id, district_id from learners;
comment on view learner_places is
  'Where learners work, for set-based statements that select people of a district.';
