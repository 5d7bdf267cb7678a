-- Who was reminded when (N34): once a day at most, by whomever.
create table reminders (
  account_id text not null references accounts (id),
  day date not null,
  year integer not null,
  standing text not null,
  -- Null: the platform, by itself (Q31).
  sent_by text references accounts (id),
  organisation_id text references organisations (id),
  at timestamptz not null default now(),
  primary key (account_id, day)
);

-- Days before the exam closes on which the platform reminds by itself, and which of them are done.
create table reminder_days (
  days_before integer primary key check (days_before between 0 and 365)
);
insert into reminder_days values (60), (30), (7), (1);
create table reminder_runs (
  year integer not null,
  days_before integer not null,
  begun_at timestamptz not null default now(),
  primary key (year, days_before)
);
