-- What one press of a button endorsed is one act at one moment. Older endorsements have no act.
alter table endorsements add column act_id text;
