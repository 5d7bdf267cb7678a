-- What bodies and the platform tell a person: read in the inbox, sent by SMS and mail as well.
create table messages (
  id text primary key,
  account_id text not null references accounts (id),
  -- The body that tells it; null = the platform.
  organisation_id text references organisations (id),
  subject text not null,
  text text not null,
  -- Where the person goes on.
  href text,
  created_at timestamptz not null default now(),
  read_at timestamptz
);
create index messages_of_person on messages (account_id, created_at desc);
create index messages_unread on messages (account_id) where read_at is null;

-- A mail address counts when the code sent to it came back.
create table mail_addresses (
  account_id text primary key references accounts (id),
  address_cipher text not null,
  address_masked text not null,
  code_hash text,
  code_expires_at timestamptz,
  wrong_guesses integer not null default 0,
  confirmed_at timestamptz
);

create table mails (
  id text primary key,
  address_cipher text not null,
  address_masked text not null,
  subject text not null,
  text text not null,
  state text not null default 'QUEUED' check (state in ('QUEUED', 'SENT')),
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index mails_newest on mails (created_at desc);
