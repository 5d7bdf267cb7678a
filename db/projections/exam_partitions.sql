-- exam_partitions (exam): partitions of exam_attempts and exam_answers. Watches annual_topics: a topic gets
-- its partitions with its row, in whatever way it comes.

-- Runs as the owner of the tables, which the product need not be. The tables are made apart and attached:
-- that stops no exam, as creating them in place would.
create or replace function create_exam_partitions() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  -- A name of the database has 63 bytes at most.
  name text := case when length(new.id) <= 40 then new.id else left(new.id, 31) || '-' || left(md5(new.id), 8) end;
  attempts text := 'exam_attempts_' || name;
  answers text := 'exam_answers_' || name;
begin
  -- Contact rewrites open attempts all day: room on the page keeps the new version beside the old.
  execute format('create table %I (like exam_attempts including all) with (fillfactor = 80)', attempts);
  execute format('alter table exam_attempts attach partition %I for values in (%L)', attempts, new.id);
  execute format('create table %I (like exam_answers including all, primary key (attempt_id, item_no, seq))',
    answers);
  execute format('alter table exam_answers attach partition %I for values in (%L)', answers, new.id);
  return null;
end $$;

create or replace trigger exam_partitions after insert on annual_topics
  for each row execute function create_exam_partitions();
