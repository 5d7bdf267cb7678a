-- How often an address came to a limited door in the minute under way, for all processes together.
-- Unlogged: after a crash of the database everybody starts afresh, and nothing is written twice.
create unlogged table request_counts (
  key text primary key,
  requests integer not null,
  ends_at timestamptz not null
);
create index request_counts_ended on request_counts (ends_at);
