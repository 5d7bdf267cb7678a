create table uploads (
  id           uuid        primary key,
  -- `<feature>.<what for>`, and the id of what it is for there.
  purpose      text        not null,
  subject_id   text        not null,
  begun_by     uuid        not null references accounts (id),
  file_name    text        not null,
  bytes        bigint      not null check (bytes > 0),
  received     bigint      not null default 0 check (received between 0 and bytes),
  -- Where each stored part begins, in the order received; together they are the file.
  part_starts  bigint[]    not null default '{}',
  -- The request that writes now: a lease, which a killed process loses; whether another waits for it.
  lease_token  uuid,
  leased_until timestamptz,
  lease_wanted boolean     not null default false,
  created_at   timestamptz not null,
  touched_at   timestamptz not null
);
comment on table uploads is
  'Large files on their way in, part by part: an interrupted upload continues where it stopped.';
create index uploads_by_author on uploads (begun_by);
create index uploads_by_subject on uploads (purpose, subject_id);
create index uploads_by_touch on uploads (touched_at);
