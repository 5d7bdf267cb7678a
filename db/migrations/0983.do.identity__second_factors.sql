alter table sessions
  add column password_proved_at timestamptz,
  add column pending_totp_cipher text,
  add column challenge text,
  add column challenge_until timestamptz;
comment on column sessions.password_proved_at is 'When the password was last typed in this session.';
comment on column sessions.pending_totp_cipher is
  'The secret of an authenticator app that is being set up in this session, encrypted; no other sees it.';
comment on column sessions.challenge is 'The random value that a passkey has to sign, until challenge_until.';

create table passkeys (
  id            uuid        primary key,
  account_id    uuid        not null references accounts (id),
  credential_id text        not null unique,
  public_key    bytea       not null,
  counter       bigint      not null,
  transports    text[]      not null,
  name          text        not null,
  created_at    timestamptz not null,
  last_used_at  timestamptz
);
comment on table passkeys is 'Passkeys of officers (WebAuthn), beside the authenticator app.';
create index passkeys_by_account on passkeys (account_id);

create table recovery_codes (
  account_id uuid        not null references accounts (id),
  code_hash  text        not null,
  created_at timestamptz not null,
  primary key (account_id, code_hash)
);
comment on table recovery_codes is
  'Keyed hashes of one-time codes that stand in for a lost second factor; deleted when used.';
