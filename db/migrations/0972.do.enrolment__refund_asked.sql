-- Set by payment while a refund of what opened this enrolment is asked for and not decided: to study then is
-- to give the refund up (E20).
alter table enrolments add column refund_asked_at timestamptz;
