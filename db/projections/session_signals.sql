-- session_signals (identity): tells the processes which session has ended or changed its token, so that lines
-- opened with it close at once. Keeps no figures. Watches sessions.

create or replace function tell_session_end() returns trigger language plpgsql as $$
begin
  perform pg_notify('session_ended', new.id::text);
  return null;
end $$;
create or replace trigger session_end_told after update of ended_at, token_hash on sessions
  for each row when (new.ended_at is distinct from old.ended_at or new.token_hash is distinct from old.token_hash)
  execute function tell_session_end();
