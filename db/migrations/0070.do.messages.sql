create table messages (
  id              uuid        primary key,
  account_id      uuid        not null references accounts (id),
  -- The sending body; null for the platform.
  organisation_id uuid        references organisations (id),
  subject         text        not null,
  text            text        not null,
  -- Where the person goes on.
  href            text,
  created_at      timestamptz not null default now(),
  read_at         timestamptz
);
comment on table messages is
  'Messages of bodies and of the platform to a person: read in the inbox, also sent by SMS and mail.';
create index messages_of_person on messages (account_id, created_at desc);
create index messages_unread on messages (account_id) where read_at is null;

create table mail_addresses (
  account_id      uuid        primary key references accounts (id),
  address_cipher  text        not null,
  address_masked  text        not null,
  code_hash       text,
  code_expires_at timestamptz,
  wrong_guesses   integer     not null default 0,
  confirmed_at    timestamptz
);
comment on table mail_addresses is
  'Mail address of an account; it counts once the code sent to it was entered.';

create table mails (
  id             uuid        primary key,
  address_cipher text        not null,
  address_masked text        not null,
  subject        text        not null,
  text           text        not null,
  state          text        not null default 'QUEUED' check (state in ('QUEUED', 'SENT')),
  created_at     timestamptz not null default now(),
  sent_at        timestamptz
);
comment on table mails is 'Outgoing mail.';
create index mails_newest on mails (created_at desc);
