create table accounts (
  id                 uuid        primary key,
  name               text        not null,
  id_document_type   text        not null,
  -- Encrypted; the index is a keyed hash of the canonical spelling (N3, Q3, Q5).
  id_number_cipher   text        not null,
  id_number_index    text        not null unique,
  id_number_masked   text        not null,
  birth_date         date,
  phone_cipher       text,
  phone_index        text,
  phone_masked       text,
  password_hash      text,
  totp_secret_cipher text,
  totp_confirmed_at  timestamptz,
  -- Time step of the last code used: no code counts twice.
  totp_last_step     bigint,
  state              text        not null default 'ACTIVE' check (state in ('ACTIVE', 'CLOSED')),
  created_at         timestamptz not null default now()
);
comment on table accounts is
  'One account a person (N3). Identifiers are encrypted and found by a keyed hash.';
create unique index accounts_one_phone on accounts (phone_index) where phone_index is not null;
create index accounts_by_name on accounts (name text_pattern_ops);
-- Officers look people up by the number as shown to them, and by name.
create index accounts_by_masked_number on accounts (id_number_masked);
-- A roster counts the accounts not activated without reading all accounts.
create index accounts_not_activated on accounts (id) where password_hash is null;

create table role_assignments (
  id              uuid        primary key,
  account_id      uuid        not null references accounts (id),
  role            text        not null
    check (role in ('UNIT_ADMIN', 'DISTRICT_CLERK', 'INDUSTRY_OFFICER', 'MUNICIPAL_OFFICER', 'CENTRE_CLERK',
      'ASSOCIATION_CLERK', 'AGENCY_CLERK', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR')),
  organisation_id uuid        not null references organisations (id),
  valid_from      date        not null default current_date,
  valid_to        date,
  granted_by      uuid        references accounts (id),
  created_at      timestamptz not null default now()
);
comment on table role_assignments is 'Which account holds which role for which organisation, and since when.';
create unique index role_assignments_once on role_assignments (account_id, role, organisation_id)
  where valid_to is null;
create index role_assignments_by_organisation on role_assignments (organisation_id, role)
  where valid_to is null;

create table sessions (
  -- SHA-256 of the cookie; the cookie itself is never stored.
  token_hash         text        primary key,
  id                 uuid        not null unique,
  account_id         uuid        not null references accounts (id),
  role_assignment_id uuid        references role_assignments (id),
  second_factor_at   timestamptz,
  ip                 text        not null,
  user_agent         text        not null,
  -- Hash of a random value in a cookie of its own: shows that two accounts used one browser.
  device_hash        text,
  created_at         timestamptz not null default now(),
  last_seen_at       timestamptz not null default now(),
  ended_at           timestamptz,
  ended_because      text
);
comment on table sessions is 'Log-ins. The session cookie is stored as its hash only.';
create index sessions_live on sessions (account_id) where ended_at is null;
create index sessions_by_account on sessions (account_id, created_at);
create index sessions_by_time on sessions (created_at);
create index sessions_by_address on sessions (ip, created_at);
create index sessions_by_device on sessions (device_hash, created_at) where device_hash is not null;

create table one_time_codes (
  id            uuid        primary key,
  account_id    uuid        references accounts (id),
  purpose       text        not null
    check (purpose in ('PASSWORD_RESET', 'COUNTER_RESET', 'PHONE_CHANGE', 'FIRST_ADMIN')),
  code_hash     text        not null,
  -- The new phone, for a change of phone.
  phone_cipher  text,
  expires_at    timestamptz not null,
  wrong_guesses integer     not null default 0,
  used_at       timestamptz,
  issued_by     uuid        references accounts (id),
  created_at    timestamptz not null default now()
);
comment on table one_time_codes is 'One-time codes: by SMS, or given out at a counter (Q1, Q2).';
create index one_time_codes_by_account on one_time_codes (account_id, purpose, created_at desc);

create table kept_forms (
  token_hash    text        primary key,
  account_id    uuid        not null references accounts (id),
  action        text        not null,
  fields_cipher text        not null,
  expires_at    timestamptz not null
);
comment on table kept_forms is
  'Forms submitted after an idle session had ended, encrypted; offered again after the same person logs '
  'in.';
create index kept_forms_by_expiry on kept_forms (expires_at);

create table login_failures (
  key    text    primary key,
  points integer not null default 0,
  expire bigint
);
comment on table login_failures is
  'Failed log-ins in the format of rate-limiter-flexible; keys are keyed hashes of login names and '
  'addresses.';

create table account_phones (
  account_id  uuid        not null references accounts (id),
  phone_index text        not null,
  since       timestamptz not null,
  until       timestamptz,
  primary key (account_id, phone_index, since)
);
comment on table account_phones is
  'Which phone number belonged to which account and when. A number belongs to one account at a time; one '
  'that served many in turn is a finding (N38). Kept by triggers on accounts.';
create index account_phones_by_phone on account_phones (phone_index, since);

create view session_holders as
  select token_hash, account_id from sessions where ended_at is null;
comment on view session_holders is
  'Whom a session cookie names, for statements that must not ask twice. An idle session counts too: what it '
  'may do is decided by the statement.';

create table sms_messages (
  id           uuid        primary key,
  phone_cipher text        not null,
  phone_masked text        not null,
  text         text        not null,
  state        text        not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'FAILED')),
  created_at   timestamptz not null default now(),
  sent_at      timestamptz
);
comment on table sms_messages is
  'SMS handed to the gateway. The simulator marks them sent; a real gateway reports its own state.';
create index sms_messages_newest on sms_messages (created_at desc);
