-- A payment of today at a counter that was taken by mistake is voided: the money leaves the same till as a
-- refund of its own kind. A wrong method is a void and another payment of the same order.
alter table payments drop constraint payments_outcome_check;
alter table payments add constraint payments_outcome_check
  check (outcome in ('SETTLES', 'DUPLICATE', 'LATE', 'VOIDED'));
alter table refunds drop constraint refunds_because_check;
alter table refunds add constraint refunds_because_check
  check (because in ('DUPLICATE', 'LATE', 'REQUESTED', 'VOIDED'));
alter table refunds add column paid_by uuid references accounts (id);
comment on column refunds.paid_by is
  'The officer who paid it out, so whose till it left; another than who decided. Null for the gateway.';
create index refunds_by_payer on refunds (paid_by, settled_at) where paid_by is not null;

create table till_days (
  id                uuid        primary key,
  organisation_id   uuid        not null references organisations (id),
  clerk_id          uuid        not null references accounts (id),
  day               date        not null,
  -- The counter window, in the words of the body.
  till              text        not null,
  state             text        not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
  -- Change money in the till before the first payment.
  float_fen         integer     not null default 0 check (float_fen >= 0),
  -- {denomination in fen: how many}.
  counted           jsonb,
  counted_fen       integer,
  expected_fen      integer,
  difference_reason text,
  -- Received, refunded and net by method as they were closed.
  figures           jsonb,
  handover          text        check (handover in ('COLLEAGUE', 'BANK', 'SAFE')),
  handed_to         uuid        references accounts (id),
  handover_note     text        not null default '',
  closed_by         uuid        references accounts (id),
  closed_at         timestamptz,
  unique (organisation_id, clerk_id, day),
  check ((state = 'CLOSED') =
    (num_nonnulls(closed_at, closed_by, counted, counted_fen, expected_fen, figures, handover) = 7)),
  check (state = 'OPEN' or counted_fen = expected_fen or difference_reason is not null),
  check ((handover is not distinct from 'COLLEAGUE') = (handed_to is not null)),
  check (handed_to <> clerk_id)
);
comment on table till_days is
  'The till of one clerk on one day: open while money is taken, closed by the count of its cash. A closed '
  'day never changes.';
create index till_days_by_day on till_days (organisation_id, day desc);

create table till_entries (
  id              uuid        primary key,
  organisation_id uuid        not null references organisations (id),
  clerk_id        uuid        not null references accounts (id),
  -- The day it counts for, and the closed day it corrects.
  day             date        not null,
  corrects_day    date        not null,
  -- Out of the takings of one method, into those of another; one of them alone where money was missing or
  -- too much.
  from_method     text        check (from_method in ('CASH', 'CARD', 'TRANSFER')),
  to_method       text        check (to_method in ('CASH', 'CARD', 'TRANSFER')),
  amount_fen      integer     not null check (amount_fen > 0),
  reason          text        not null,
  entered_by      uuid        not null references accounts (id),
  confirmed_by    uuid        not null references accounts (id),
  entered_at      timestamptz not null,
  check (num_nonnulls(from_method, to_method) > 0 and from_method is distinct from to_method),
  check (corrects_day <= day),
  check (entered_by <> confirmed_by)
);
comment on table till_entries is 'Dated corrections of closed days, by two persons; append-only.';
create index till_entries_by_day on till_entries (organisation_id, day);

create table closing_officers (
  id              uuid        primary key,
  organisation_id uuid        not null references organisations (id),
  account_id      uuid        not null references accounts (id),
  named_by        uuid        not null references accounts (id),
  confirmed_by    uuid        not null references accounts (id),
  named_at        timestamptz not null,
  ended_at        timestamptz
);
comment on table closing_officers is
  'Officers who see the takings of all clerks of their body and close days for them.';
create unique index closing_officers_once on closing_officers (organisation_id, account_id)
  where ended_at is null;
