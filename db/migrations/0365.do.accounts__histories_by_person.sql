-- Where somebody worked, and who kept his file, on a day of an earlier year.
create index employments_by_account on employments (account_id, valid_from);
create index archive_custodies_by_account on archive_custodies (account_id, valid_from);
