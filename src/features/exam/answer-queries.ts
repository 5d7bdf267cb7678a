import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import type { AnswerToSave, SaveOutcome } from './answer-batcher.ts';

interface OutcomeRow {
  place: number;
  outcome: SaveOutcome['outcome'];
  savedAt: Date;
}

/**
 * Saves a batch of answers of any number of attempts in one statement, and tells each its outcome.
 * The attempt rows are locked for sharing until the statement commits: closing an attempt waits for
 * the saves under way, so whatever was acknowledged is graded. The deadline is the database's clock.
 */
export async function insertAnswers(
  db: Db,
  answers: readonly AnswerToSave[],
): Promise<SaveOutcome[]> {
  const column = <K extends keyof AnswerToSave>(key: K) => answers.map((answer) => answer[key]);
  const { rows } = await sql<OutcomeRow>`
    with given as (
      select * from unnest(${column('attemptId')}::text[], ${column('accountId')}::text[], ${column('token')}::text[],
        ${column('itemNo')}::smallint[], ${column('seq')}::int[], ${column('response')}::text[], ${column('marked')}::boolean[])
        with ordinality as t (attempt_id, account_id, token, item_no, seq, response, marked, place)
    ), attempt as materialized (
      select id, account_id, writer_token, state = 'OPEN' and deadline_at > clock_timestamp() as open,
        coalesce(array_length(question_ids, 1), 0) as items
      from (
        select a.id, a.account_id, a.writer_token, a.state, a.deadline_at, a.paper_id
        from exam_attempts a where a.id in (select attempt_id from given) order by a.id for share
      ) locked join (select id as pid, question_ids from exam_papers) paper on paper.pid = locked.paper_id
    ), judged as (
      select given.*,
        case when attempt.id is null or attempt.account_id <> given.account_id then 'not_yours'
          when given.item_no > attempt.items then 'not_yours'
          when attempt.writer_token <> given.token then 'taken_over'
          when not attempt.open then 'closed'
          else 'saved' end as verdict
      from given left join attempt on attempt.id = given.attempt_id
    ), newer as (
      select judged.place from judged
      where judged.verdict = 'saved' and exists (
        select 1 from exam_answers old
        where old.attempt_id = judged.attempt_id and old.item_no = judged.item_no and old.seq > judged.seq)
    ), saved as (
      insert into exam_answers (attempt_id, item_no, seq, response, marked, saved_at)
      select attempt_id, item_no, seq, response, marked, clock_timestamp() from judged where verdict = 'saved'
      on conflict do nothing
    )
    select judged.place::int as place, clock_timestamp() as "savedAt",
      case when newer.place is not null then 'stale' else judged.verdict end as outcome
    from judged left join newer on newer.place = judged.place
    order by judged.place`.execute(db);
  return rows.map(({ outcome, savedAt }) => ({ outcome, savedAt }));
}
