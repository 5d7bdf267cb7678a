import type { FastLane } from '../../../../platform/database/index.ts';
import { saveOutcomes } from '../../../assessment/index.ts';
import type { AnswerToSave, SavedOutcome } from '../../rules/answer.ts';
import { byTopic } from '../../rules/writer-token.ts';

/**
 * Saves a batch of answers of any number of attempts in one statement and returns one outcome per answer
 * (an index of `saveOutcomes`). A shared lock on the attempts makes closing wait for saves in progress, so
 * that every acknowledged answer is graded; locking in id order avoids deadlocks. The deadline is checked
 * on the database's clock. A repeated save inserts no row, so it is recorded as contact (G4).
 */
const saveAnswers = {
  name: 'exam.save_answers',
  text: `
    with given as (
      select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::smallint[], $6::int[], $7::text[], $8::boolean[])
        with ordinality as t (attempt_id, account_id, session_hash, token, item_no, seq, response, marked, place)
    ), attempt as materialized (
      select id, account_id, writer_token, item_count,
        state = 'OPEN' and deadline_at > clock_timestamp() as open
      from exam_attempts where id = any($1) and topic_id = $9 order by id for share
    ), judged as materialized (
      select given.*,
        case when given.account_id is null and holder.account_id is null then 5
          when attempt.account_id is distinct from coalesce(given.account_id, holder.account_id) then 4
          when given.item_no not between 1 and attempt.item_count then 4
          when attempt.writer_token is distinct from given.token then 3
          when not attempt.open then 2
          when exists (
            select 1 from exam_answers newer
            where newer.topic_id = $9
              and newer.attempt_id = given.attempt_id and newer.item_no = given.item_no and newer.seq > given.seq) then 1
          else 0 end as verdict
      from given
        left join attempt on attempt.id = given.attempt_id
        left join session_holders holder on holder.token_hash = given.session_hash
    ), saved as (
      insert into exam_answers (topic_id, attempt_id, item_no, seq, response, marked)
      select $9, attempt_id, item_no, seq, response, marked from judged where verdict <= 1
      on conflict do nothing
      returning attempt_id
    ), repeated as (
      update exam_attempts set last_contact_at = clock_timestamp()
      where topic_id = $9
        and id in (select attempt_id from judged where verdict <= 1 except select attempt_id from saved)
    )
    select array_agg(verdict order by place) as verdicts, clock_timestamp() as "savedAt" from judged`,
};

/** Saves a batch of answers and returns one outcome per answer, after the commit. */
export function insertAnswers(
  lane: FastLane,
  answers: readonly AnswerToSave[],
): Promise<SavedOutcome[]> {
  return byTopic(answers, async (topicId, some) => {
    const [row] = await lane.run<{ verdicts: number[]; savedAt: Date }>(saveAnswers, [
      some.map(({ attemptId }) => attemptId),
      some.map(({ by }) => ('accountId' in by ? by.accountId : null)),
      some.map(({ by }) => ('sessionHash' in by ? by.sessionHash : null)),
      some.map(({ token }) => token),
      some.map(({ itemNo }) => itemNo),
      some.map(({ seq }) => seq),
      some.map(({ response }) => response),
      some.map(({ marked }) => marked),
      topicId,
    ]);
    const { verdicts, savedAt } = row as { verdicts: number[]; savedAt: Date };
    return verdicts.map((verdict) => ({
      outcome: saveOutcomes[verdict] as SavedOutcome['outcome'],
      savedAt,
    }));
  });
}
