create table installation_marks (
  name   text        primary key,
  detail jsonb       not null default '{}',
  at     timestamptz not null default now()
);
comment on table installation_marks is
  'One-time installation flags: what was done once for the whole installation (demo city, content).';

create unlogged table request_counts (
  key      text        primary key,
  requests integer     not null,
  ends_at  timestamptz not null
);
comment on table request_counts is
  'Requests of an address to a rate-limited route in the current minute, over all processes. Unlogged: '
  'after a crash counting starts anew.';
create index request_counts_ended on request_counts (ends_at);
