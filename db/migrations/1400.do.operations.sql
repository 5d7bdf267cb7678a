create table backup_runs (
  -- The name of the backup in its store: 20261129T033000Z.
  id          text        primary key,
  started_at  timestamptz not null,
  ended_at    timestamptz,
  state       text        not null check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  -- As stored: compressed and encrypted.
  bytes       bigint,
  -- The folder or bucket it lies in.
  place       text        not null,
  -- Why it failed, as the system said it.
  reason      text,
  -- When it was last restored into an empty folder and compared.
  verified_at timestamptz
);
comment on table backup_runs is
  'Backups taken, and tried: what the console of operations shows. A restored installation knows those before it.';
create index backup_runs_by_start on backup_runs (started_at);

create table running_processes (
  -- Machine and process id.
  id         text        primary key,
  started_at timestamptz not null,
  seen_at    timestamptz not null,
  version    text        not null,
  -- Memory, bytes.
  memory     bigint      not null
);
comment on table running_processes is
  'The processes of the product on all machines; each says every fifteen seconds that it lives.';
