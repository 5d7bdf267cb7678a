-- Where learners work: the door for set-based statements that pick people of a district.
create view learner_places as select account_id, district_id from learners;

-- A clerk looks people up by name too.
create index accounts_by_name on accounts (name text_pattern_ops);
