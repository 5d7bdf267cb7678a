create table accounts (
  id text primary key,
  name text not null,
  id_document_type text not null,
  -- The identifier itself is encrypted; the index is a keyed hash of the canonical spelling (N3, Q3, Q5).
  id_number_cipher text not null,
  id_number_index text not null unique,
  id_number_masked text not null,
  birth_date date,
  phone_cipher text,
  phone_index text,
  phone_masked text,
  password_hash text,
  totp_secret_cipher text,
  totp_confirmed_at timestamptz,
  -- The time step of the last code used: no code counts twice.
  totp_last_step bigint,
  state text not null default 'ACTIVE' check (state in ('ACTIVE', 'CLOSED')),
  created_at timestamptz not null default now()
);
create unique index accounts_one_phone on accounts (phone_index) where phone_index is not null;

-- What a learner declared at registration (N1, N2). Name and number live on the account.
create table learners (
  account_id text primary key references accounts (id),
  district_id text not null references jurisdictions (id),
  title_code text references professional_titles (code),
  title_awarded_on date,
  registration_state text not null default 'UNCHECKED'
    check (registration_state in ('UNCHECKED', 'CONFIRMED', 'RETURNED', 'CORRECTED')),
  registration_note text,
  privacy_version text not null,
  privacy_consented_at timestamptz not null,
  registered_at timestamptz not null default now()
);
create index learners_by_district on learners (district_id);

create table registration_checks (
  id text primary key,
  account_id text not null references accounts (id),
  outcome text not null check (outcome in ('CONFIRMED', 'RETURNED', 'CORRECTED')),
  note text not null default '',
  changes jsonb not null default '{}',
  checked_by text not null references accounts (id),
  organisation_id text not null references organisations (id),
  at timestamptz not null default now()
);
create index registration_checks_by_account on registration_checks (account_id, at desc);

create table employments (
  id text primary key,
  account_id text not null references accounts (id),
  organisation_id text references organisations (id),
  missing_unit_request_id text references missing_unit_requests (id),
  state text not null default 'CLAIMED' check (state in ('CLAIMED', 'CONFIRMED', 'REJECTED')),
  valid_from date not null,
  valid_to date,
  decided_by text references accounts (id),
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  check ((organisation_id is null) <> (missing_unit_request_id is null))
);
create unique index employments_one_current on employments (account_id) where valid_to is null and state <> 'REJECTED';
create index employments_by_organisation on employments (organisation_id, state);

create table archive_custodies (
  id text primary key,
  account_id text not null references accounts (id),
  agency_id text not null references organisations (id),
  valid_from date not null,
  valid_to date,
  created_at timestamptz not null default now()
);
create unique index archive_custodies_one_current on archive_custodies (account_id) where valid_to is null;
create index archive_custodies_by_agency on archive_custodies (agency_id) where valid_to is null;

create table role_assignments (
  id text primary key,
  account_id text not null references accounts (id),
  role text not null check (role in ('UNIT_ADMIN', 'DISTRICT_CLERK', 'INDUSTRY_OFFICER', 'MUNICIPAL_OFFICER',
    'CENTRE_CLERK', 'ASSOCIATION_CLERK', 'AGENCY_CLERK', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR')),
  organisation_id text not null references organisations (id),
  valid_from date not null default current_date,
  valid_to date,
  granted_by text references accounts (id),
  created_at timestamptz not null default now()
);
create unique index role_assignments_once on role_assignments (account_id, role, organisation_id) where valid_to is null;
create index role_assignments_by_organisation on role_assignments (organisation_id, role) where valid_to is null;

create table sessions (
  -- SHA-256 of the cookie; the cookie itself is never stored.
  token_hash text primary key,
  id text not null unique,
  account_id text not null references accounts (id),
  role_assignment_id text references role_assignments (id),
  second_factor_at timestamptz,
  ip text not null,
  user_agent text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_because text
);
create index sessions_live on sessions (account_id) where ended_at is null;

-- One-time codes: by SMS, or handed out at a counter (Q1, Q2).
create table one_time_codes (
  id text primary key,
  account_id text references accounts (id),
  purpose text not null check (purpose in ('PASSWORD_RESET', 'COUNTER_RESET', 'PHONE_CHANGE', 'FIRST_ADMIN')),
  code_hash text not null,
  -- The new phone, for a change of phone.
  phone_cipher text,
  expires_at timestamptz not null,
  wrong_guesses integer not null default 0,
  used_at timestamptz,
  issued_by text references accounts (id),
  created_at timestamptz not null default now()
);
create index one_time_codes_by_account on one_time_codes (account_id, purpose, created_at desc);

-- Somebody says: this number is mine, but it is taken (Q4).
create table identity_claims (
  id text primary key,
  reference text not null unique,
  id_number_index text not null,
  id_number_cipher text not null,
  id_number_masked text not null,
  claimant_name text not null,
  claimant_phone_cipher text not null,
  claimant_phone_masked text not null,
  district_id text not null references jurisdictions (id),
  statement text not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'GRANTED', 'REJECTED')),
  decision_reason text,
  decided_by text references accounts (id),
  decided_at timestamptz,
  created_at timestamptz not null default now()
);

-- Forms submitted after an idle end: offered again after the same person logged in. Encrypted.
create table kept_forms (
  token_hash text primary key,
  account_id text not null references accounts (id),
  action text not null,
  fields_cipher text not null,
  expires_at timestamptz not null
);
create index kept_forms_by_expiry on kept_forms (expires_at);

-- Failed logins, in the form rate-limiter-flexible keeps them (RateLimiterPostgres): keys are
-- keyed hashes of login names and addresses.
create table login_failures (
  key text primary key,
  points integer not null default 0,
  expire bigint
);
