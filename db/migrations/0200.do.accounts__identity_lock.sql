-- From the first exam on only a desk corrects name and number: what was achieved belongs to this person.
alter table learners add column identity_locked_at timestamptz;
update learners set identity_locked_at = now()
  where account_id in (select account_id from exam_attempts);
