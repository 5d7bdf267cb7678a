-- counted_attempts, score_figures, attempt_figures, question_figures (statistics): figures of the exam.
-- Watches exam_attempts, whose graded rows are queued; a job counts them.

create or replace function note_graded_attempt() returns trigger language plpgsql as $$
begin
  insert into attempts_to_count (attempt_id) values (new.id) on conflict do nothing;
  return null;
end $$;

-- Counts up to `most` waiting attempts into the exam figures; one counted before and annulled since is
-- taken out again, by the keys that held then (exam_item_corrections). Returns how many were looked at.
create or replace function count_attempts(most integer) returns integer language plpgsql as $$
declare ids uuid[];
begin
  with taken as (
    delete from attempts_to_count where attempt_id in (select attempt_id from attempts_to_count limit most)
    returning attempt_id
  ) select array_agg(attempt_id) into ids from taken;
  if ids is null then return 0; end if;
  create temporary table if not exists attempts_moved (like counted_attempts, sign integer) on commit drop;
  delete from attempts_moved;
  insert into attempts_moved select c.*, -1 from counted_attempts c where attempt_id = any (ids);
  insert into attempts_moved
    select a.id, a.topic_id, coalesce(y.jurisdiction_id, l.district_id, ''), a.paper_id, a.attempt_no,
      (a.started_at at time zone 'Asia/Shanghai')::date, a.score, a.result = 'PASSED', clock_timestamp(), 1
    from exam_attempts a join annual_topics t on t.id = a.topic_id
    left join learner_years y on y.year = t.year and y.account_id = a.account_id
    left join learners l on l.account_id = a.account_id
    where a.id = any (ids) and a.result in ('PASSED', 'FAILED') and a.score is not null
      and a.restored_at is null;
  delete from counted_attempts where attempt_id = any (ids);
  insert into counted_attempts
    select attempt_id, topic_id, jurisdiction_id, paper_id, attempt_no, day, score, passed, counted_at
    from attempts_moved where sign = 1;
  insert into score_figures as f
    select topic_id, jurisdiction_id, score, sum(sign) from attempts_moved group by 1, 2, 3
    on conflict (topic_id, jurisdiction_id, score) do update set n = f.n + excluded.n;
  insert into attempt_figures as f
    select topic_id, day, attempt_no, sum(sign), coalesce(sum(sign) filter (where passed), 0)
    from attempts_moved group by 1, 2, 3
    on conflict (topic_id, day, attempt_no) do update set
      n = f.n + excluded.n, passed = f.passed + excluded.passed;
  insert into question_figures as f
    select m.topic_id, q.id, sum(m.sign), coalesce(sum(m.sign) filter (where r.response = any (coalesce(k.keys, array[q.key])) or q.item_no = any (a.right_typed_items)), 0),
      sum(m.sign * m.score), sum(m.sign * m.score * m.score),
      coalesce(sum(m.sign * m.score) filter (where r.response = any (coalesce(k.keys, array[q.key])) or q.item_no = any (a.right_typed_items)), 0)
    from attempts_moved m join exam_papers p on p.id = m.paper_id
    join exam_attempts a on a.topic_id = m.topic_id and a.id = m.attempt_id
    cross join lateral unnest(p.question_ids, p.answer_keys) with ordinality q (id, key, item_no)
    left join lateral (select response from exam_answers x
      where x.topic_id = m.topic_id and x.attempt_id = m.attempt_id and x.item_no = q.item_no order by seq desc limit 1) r on true
    left join lateral (select i.answer_keys as keys
      from exam_item_corrections i join exam_corrections c on c.id = i.correction_id
      where i.paper_id = m.paper_id and i.item_no = q.item_no and c.question_id = q.id
        and c.kind in ('KEY', 'FURTHER') and c.in_force_at <= m.counted_at
        and (c.ended_at is null or c.ended_at > m.counted_at)
      order by c.in_force_at desc limit 1) k on true
    group by 1, 2 order by 1, 2
    on conflict (topic_id, question_id) do update set
      n = f.n + excluded.n, right_n = f.right_n + excluded.right_n,
      score_sum = f.score_sum + excluded.score_sum,
      score_square_sum = f.score_square_sum + excluded.score_square_sum,
      right_score_sum = f.right_score_sum + excluded.right_score_sum;
  return cardinality(ids);
end $$;

create or replace trigger figures_of_graded after update of state, result, restored_at, regraded_at on exam_attempts
  for each row
  when (new.state = 'GRADED' and (old.result is distinct from new.result
    or old.restored_at is distinct from new.restored_at
    or old.regraded_at is distinct from new.regraded_at))
  execute function note_graded_attempt();
create or replace trigger figures_of_graded_at_once after insert on exam_attempts for each row
  when (new.state = 'GRADED') execute function note_graded_attempt();
