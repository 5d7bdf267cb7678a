import { sql } from 'kysely';
import { nilId } from '../../../../kernel/ids.ts';
import type { Reader } from '../../../../platform/database/index.ts';
import type { SavedSitting } from '../../rules/answer-pace/saved-sitting.ts';
import type { WordedQuestion } from '../../rules/answer-similarity/answer-model.ts';
import type { SavedVariant } from '../../rules/answer-similarity/build-cohort.ts';
import type { Window } from '../../rules/findings/rule.ts';

/** Topics in which an exam was graded in the window. */
export async function listTopicsGraded(
  db: Reader,
  { from, to }: Window,
): Promise<{ id: string; year: number }[]> {
  const { rows } = await sql<{ id: string; year: number }>`
    select topic.id, topic.year from annual_topics topic
    where exists (
      select 1 from exam_attempts attempt where attempt.topic_id = topic.id
        and attempt.started_at >= ${from}::timestamptz - interval '1 day' and attempt.started_at < ${to}
        and attempt.state = 'GRADED')
    order by topic.id`.execute(db);
  return rows;
}

/** Every question of a topic, withdrawn ones too: old papers ask them. */
export async function listAskedQuestions(db: Reader, topicId: string): Promise<WordedQuestion[]> {
  const { rows } = await sql<WordedQuestion>`
    select id, kind, difficulty, answer, stem, options, jsonb_array_length(options) as option_count,
      char_length(stem) + coalesce((
        select sum(char_length(option->>'text'))::int from jsonb_array_elements(options) option), 0) as characters
    from bank_questions where topic_id = ${topicId}`.execute(db);
  return rows;
}

export async function listVariants(db: Reader, topicId: string): Promise<SavedVariant[]> {
  return db
    .selectFrom('examPapers')
    .select(['id', 'questionIds', 'optionOrders'])
    .where('topicId', '=', topicId)
    .execute();
}

const pageSize = 500;

/**
 * Yields graded sittings of a topic that began in the window, by start, page by page; with `hasty` only those
 * passed in less than so many seconds a question. Restored and annulled attempts are left out.
 */
export async function* pagesOfSittings(
  db: Reader,
  topicId: string,
  { from, to }: Window,
  hasty: number | null = null,
): AsyncGenerator<SavedSitting[]> {
  let after = { startedAt: from, id: nilId };
  for (;;) {
    const { rows } = await sql<SavedSitting>`
      with page as materialized (
        select * from exam_attempts attempt
        where topic_id = ${topicId} and started_at >= ${after.startedAt} and started_at < ${to}
          and (date_trunc('milliseconds', started_at), id) > (${after.startedAt}, ${after.id})
          and state = 'GRADED' and result in ('PASSED', 'FAILED') and restored_at is null
          and (${hasty}::float8 is null or (result = 'PASSED' and (
            select max(saved_at) from exam_answers answer
            where answer.topic_id = attempt.topic_id and answer.attempt_id = attempt.id)
              < started_at + make_interval(secs => ${hasty} * item_count)))
        order by date_trunc('milliseconds', started_at), id limit ${pageSize}
      )
      ${sittings}`.execute(db);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = { startedAt: last.startedAt, id: last.attemptId };
  }
}

/** Lists the newest graded sittings of a topic that began before an instant. */
export async function listNewestSittings(
  db: Reader,
  topicId: string,
  before: Date,
  limit: number,
): Promise<SavedSitting[]> {
  const { rows } = await sql<SavedSitting>`
    with page as materialized (
      select * from exam_attempts where topic_id = ${topicId} and started_at < ${before}
        and state = 'GRADED' and result in ('PASSED', 'FAILED') and restored_at is null
      order by started_at desc limit ${limit}
    )
    ${sittings}`.execute(db);
  return rows;
}

// The session is the newest of the person with the same browser (as in exams-at-once).
const sittings = sql`
  select page.id as attempt_id, page.account_id, person.name as person_name,
    page.paper_id as variant_id, page.result = 'PASSED' as passed, page.score, page.started_at,
    page.closed_at, unit.id as unit_id, unit.name as unit_name, session.ip as address,
    session.device_hash as device, slip.id as slip_id, page.item_count,
    coalesce(given.items, '{}') as items, coalesce(given.seqs, '{}') as seqs,
    coalesce(given.responses, '{}') as responses, coalesce(given.moments, '{}') as moments
  from page
    join accounts person on person.id = page.account_id
    left join employments employment on employment.account_id = page.account_id
      and employment.valid_to is null and employment.state <> 'REJECTED'
    left join organisations unit on unit.id = employment.organisation_id
    left join result_slips slip on slip.attempt_id = page.id and slip.state = 'VALID'
    left join lateral (
      select ip, device_hash from sessions
      where account_id = page.account_id and created_at <= page.last_contact_at
        and created_at > page.started_at - interval '1 day' and left(user_agent, 200) = page.device
      order by created_at desc limit 1
    ) session on true
    left join lateral (
      select array_agg(item_no::int order by saved_at, seq) as items, array_agg(seq order by saved_at, seq) as seqs,
        array_agg(response order by saved_at, seq) as responses,
        array_agg((extract(epoch from saved_at - page.started_at) * 1000)::int order by saved_at, seq) as moments
      from exam_answers where topic_id = page.topic_id and attempt_id = page.id
    ) given on true
  order by page.started_at, page.id`;
