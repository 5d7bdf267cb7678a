create table security_settings (
  -- One row for the installation.
  only_row           boolean     primary key default true check (only_row),
  idle_minutes       integer     not null default 30 check (idle_minutes between 5 and 30),
  officer_hours      integer     not null default 12 check (officer_hours between 1 and 12),
  officer_sessions   integer     not null default 3 check (officer_sessions between 1 and 3),
  lock_tries         integer     not null default 5 check (lock_tries between 3 and 5),
  lock_minutes       integer     not null default 30 check (lock_minutes between 10 and 1440),
  officer_length     integer     not null default 12 check (officer_length between 12 and 64),
  former_passwords   integer     not null default 5 check (former_passwords between 5 and 24),
  -- 0: no password has to be changed because of its age.
  rotation_days      integer     not null default 0 check (rotation_days = 0 or rotation_days between 30 and 365)
);
comment on table security_settings is
  'Rules of log-in and passwords of this installation, changed by two administrators. They may be stricter than '
  'the shipped ones, never weaker.';
insert into security_settings default values;

alter table accounts add column password_changed_at timestamptz;
comment on column accounts.password_changed_at is
  'When the password was last set; null for one from before this was noted, which counts from created_at.';
update accounts set password_changed_at = latest.at
  from (select account_id, max(replaced_at) as at from former_passwords group by 1) as latest
  where latest.account_id = accounts.id;
