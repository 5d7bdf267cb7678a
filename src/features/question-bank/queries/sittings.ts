import { sql } from 'kysely';
import { nilId } from '../../../kernel/ids.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { type PaperRow, toPaper } from '../../assessment/index.ts';
import type { CountedPaper } from '../rules/use-counter.ts';

const pageSize = 1000;

/** A graded exam or a mock exam that was handed in. */
export interface Sitting {
  paperId: string | null;
  paper: CountedPaper;
  responses: string[];
}

/** What the figures of a topic would be counted from now, as a text that changes with it. */
export async function readUseSource(
  db: Reader,
  topicId: string,
): Promise<{ source: string; attempts: number; mocks: number }> {
  const { rows } = await sql<{ attempts: number; mocks: number; source: string }>`
    select exam.n as attempts, mock.n as mocks,
      concat_ws(' ', exam.n, exam.last, exam.regraded, mock.n, mock.last, correction.n, correction.last) as source
    from (select count(*)::int as n, max(graded_at) as last, max(regraded_at) as regraded from exam_attempts
        where topic_id = ${topicId} and result in ('PASSED', 'FAILED') and restored_at is null) exam,
      (select count(*)::int as n, max(handed_in_at) as last from mock_attempts mock
        join enrolments enrolment on enrolment.id = mock.enrolment_id
        where enrolment.topic_id = ${topicId} and mock.handed_in_at is not null) mock,
      (select count(*)::int as n, max(ended_at) as last from exam_corrections
        where topic_id = ${topicId}) correction`.execute(db);
  return rows[0] ?? { source: '', attempts: 0, mocks: 0 };
}

/** Yields the graded exams of a topic, page by page; annulled and restored ones are left out. */
export async function* examSittings(db: Reader, topicId: string): AsyncGenerator<Sitting[]> {
  const papers = await loadPapers(db, topicId);
  let after = nilId;
  for (;;) {
    const { rows } = await sql<Given & { paperId: string }>`
      with page as materialized (
        select id, paper_id from exam_attempts where topic_id = ${topicId} and id > ${after}
          and result in ('PASSED', 'FAILED') and restored_at is null order by id limit ${pageSize}
      )
      select page.id, page.paper_id, given.items, given.responses
      from page left join lateral (
        select array_agg(item_no::int) as items, array_agg(response) as responses from (
          select distinct on (item_no) item_no, response from exam_answers answer
          where answer.topic_id = ${topicId} and answer.attempt_id = page.id order by item_no, seq desc
        ) newest
      ) given on true order by page.id`.execute(db);
    yield rows.flatMap(({ paperId, ...given }) => {
      const paper = papers.get(paperId);
      return paper ? [{ paperId, paper, responses: inOrder(given) }] : [];
    });
    after = rows.at(-1)?.id ?? '';
    if (rows.length < pageSize) return;
  }
}

/** Yields the mock exams of a topic that were handed in, page by page. */
export async function* mockSittings(db: Reader, topicId: string): AsyncGenerator<Sitting[]> {
  let after = nilId;
  for (;;) {
    const { rows } = await sql<Given & PaperRow>`
      select mock.id, mock.question_ids, mock.version_nos, mock.kinds, mock.option_orders, mock.answer_keys,
        mock.points, mock.lesson_ids, given.items, given.responses
      from mock_attempts mock join enrolments enrolment on enrolment.id = mock.enrolment_id
      left join lateral (
        select array_agg(item_no) as items, array_agg(response) as responses
        from mock_answers answer where answer.attempt_id = mock.id
      ) given on true
      where enrolment.topic_id = ${topicId} and mock.handed_in_at is not null and mock.id > ${after}
      order by mock.id limit ${pageSize}`.execute(db);
    yield rows.map((row) => ({
      paperId: null,
      paper: { ...toPaper(row), corrected: new Map() },
      responses: inOrder(row),
    }));
    after = rows.at(-1)?.id ?? '';
    if (rows.length < pageSize) return;
  }
}

interface Given {
  id: string;
  items: number[] | null;
  responses: string[] | null;
}

function inOrder({ items, responses }: Given): string[] {
  const byItem: string[] = [];
  items?.forEach((item, at) => {
    byItem[item - 1] = responses?.[at] ?? '';
  });
  return byItem;
}

/** The papers of a topic, with the corrections of their keys that are in force. */
async function loadPapers(db: Reader, topicId: string): Promise<Map<string, CountedPaper>> {
  const { rows } = await sql<PaperRow & { id: string }>`
    select id, question_ids, version_nos, kinds, option_orders, answer_keys, points, lesson_ids
    from exam_papers where topic_id = ${topicId}`.execute(db);
  const { rows: corrections } = await sql<Correction>`
    select item.paper_id, item.item_no::int, correction.kind, item.answer_keys
    from exam_corrections correction join exam_item_corrections item on item.correction_id = correction.id
    where correction.topic_id = ${topicId} and correction.ended_at is null
    order by correction.in_force_at`.execute(db);
  const ofPaper = Map.groupBy(corrections, ({ paperId }) => paperId);
  return new Map(
    rows.map((row) => [
      row.id,
      { ...toPaper(row), corrected: correctedOf(ofPaper.get(row.id) ?? []) },
    ]),
  );
}

interface Correction {
  paperId: string;
  itemNo: number;
  kind: string;
  answerKeys: string[];
}

const correctedOf = (corrections: readonly Correction[]): CountedPaper['corrected'] =>
  new Map(
    corrections.map(({ itemNo, kind, answerKeys }) => [
      itemNo,
      kind === 'ALL_POINTS' ? 'ALL' : kind === 'LEFT_OUT' ? 'LEFT_OUT' : answerKeys,
    ]),
  );
