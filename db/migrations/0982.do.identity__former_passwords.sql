create table former_passwords (
  account_id    uuid        not null references accounts (id),
  password_hash text        not null,
  replaced_at   timestamptz not null,
  primary key (account_id, replaced_at)
);
comment on table former_passwords is
  'Hashes of the last passwords of an account: an officer may not use one of them again.';
