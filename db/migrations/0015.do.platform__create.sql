-- What the SMS gateway was asked to send. The simulator marks it delivered; a real gateway its own state.
create table sms_messages (
  id text primary key,
  phone_cipher text not null,
  phone_masked text not null,
  text text not null,
  state text not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'FAILED')),
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index sms_messages_newest on sms_messages (created_at desc);

-- Marks of things done once for the whole installation (demo city loaded, content imported).
create table installation_marks (
  name text primary key,
  detail jsonb not null default '{}',
  at timestamptz not null default now()
);
