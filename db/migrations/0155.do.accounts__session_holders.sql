-- Whom a session's cookie names: the door for statements that must not ask twice. An idle session counts
-- too; what it may do is the statement's to say.
create view session_holders as
  select token_hash, account_id from sessions where ended_at is null;
