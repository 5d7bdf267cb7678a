-- Names are searched as they are stored, whatever their case.
create index accounts_by_lower_name on accounts (lower(name) text_pattern_ops);
drop index accounts_by_name;
