-- G6: what has to be paid before a round opens; 0 when it is free or paid.
alter table study_rounds add column owed_fen integer not null default 0 check (owed_fen >= 0);

-- The round an order pays for: 1 is the topic's fee, any further the fee of that restudy round.
-- It says all that the purpose, which nobody ever set, was meant to say.
alter table orders add column round_no integer not null default 1 check (round_no >= 1);
alter table orders drop column purpose;
-- Q13: one open or paid order an enrolment and round.
create unique index orders_one_live on orders (enrolment_id, round_no) where state in ('OPEN', 'PAID', 'REFUNDING');
