-- What moved along when an organisation was closed with a successor, for the way back.
alter table organisation_changes add column moved jsonb not null default '{}';
comment on column organisation_changes.moved is
  'Lists of ids by the key of the follower (staff, waiting slips, …); emptied when the closing is taken back.';
