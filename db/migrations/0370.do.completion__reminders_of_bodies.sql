-- What the platform sends by itself does not take the day from the body that reminds its people (N34).
alter table reminders
  add column by_itself boolean not null generated always as (sent_by is null) stored;
alter table reminders drop constraint reminders_pkey;
alter table reminders add primary key (account_id, day, by_itself);
