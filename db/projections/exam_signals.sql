-- exam_signals (exam): tells the processes with open exam lines which attempt has another writer, deadline or state.
-- Keeps no figures. Watches exam_attempts.

create or replace function tell_exam_lines() returns trigger language plpgsql as $$
begin
  perform pg_notify('exam_attempt', new.id::text);
  return null;
end $$;
create or replace trigger exam_lines_told after update of writer_token, deadline_at, state on exam_attempts
  for each row when (old.state = 'OPEN' and (new.writer_token is distinct from old.writer_token
    or new.deadline_at is distinct from old.deadline_at or new.state is distinct from old.state))
  execute function tell_exam_lines();
