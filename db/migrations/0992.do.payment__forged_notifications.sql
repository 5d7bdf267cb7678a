-- Notifications without the gateway's signature are counted by day and source, not kept whole: anybody can
-- send any number of any size.
create table forged_notifications (
  day      date        not null,
  source   text        not null,
  times    integer     not null default 1,
  first_at timestamptz not null,
  last_at  timestamptz not null,
  primary key (day, source)
);
comment on table forged_notifications is 'How many forged payment notifications came from where.';
comment on table gateway_notifications is
  'Every notification signed by the gateway, as it came: evidence. Forged ones are counted in forged_notifications.';
