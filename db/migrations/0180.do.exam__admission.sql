-- Who waits for a turn to start an exam, in the order of the places. The database is the queue: it is
-- one for all processes and outlives each of them. A start takes its row away.
create table exam_waiting (
  place bigint generated always as identity primary key,
  enrolment_id text not null unique references enrolments (id),
  account_id text not null references accounts (id),
  topic_id text not null references annual_topics (id),
  joined_at timestamptz not null default now(),
  -- When it was his turn last; null while he waits for the first time.
  admitted_at timestamptz,
  last_seen_at timestamptz not null default now()
)
-- Every reload of the waiting page notes that the person is there: the new version stays beside the old.
with (fillfactor = 50);
