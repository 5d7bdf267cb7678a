create table till_handovers (
  till_day_id uuid        primary key references till_days (id),
  taken_by    uuid        not null references accounts (id),
  -- What the receiver counted.
  counted_fen integer     not null check (counted_fen >= 0),
  -- Why it is another sum than was handed over; '' where it is the same.
  note        text        not null default '',
  taken_at    timestamptz not null
);
comment on table till_handovers is
  'The colleague named at a closing took the money over: counted and acknowledged once. The closed day itself never '
  'changes.';
create index till_days_handed_to on till_days (handed_to) where handed_to is not null;
