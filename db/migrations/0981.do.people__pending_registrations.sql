create table pending_registrations (
  token_hash    text        primary key,
  id            uuid        not null unique,
  -- The registration, encrypted; nothing of it is looked up before the phone is proved.
  form_cipher   text        not null,
  phone_cipher  text        not null,
  phone_masked  text        not null,
  code_hash     text        not null,
  code_id       uuid        not null,
  code_expires_at timestamptz not null,
  wrong_guesses integer     not null default 0,
  expires_at    timestamptz not null
);
comment on table pending_registrations is
  'Registrations waiting for the code sent to their phone (N3, N4). Deleted when used or after half an hour.';
create index pending_registrations_by_expiry on pending_registrations (expires_at);
