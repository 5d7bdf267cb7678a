import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { ItemSums, PaperSums } from '../rules/item-figures.ts';
import type { ItemFlag } from '../rules/item-flags.ts';
import type { UsePurpose } from '../rules/use-counter.ts';

/** The figures of a version from its use for one purpose. */
export interface QuestionUse extends ItemSums {
  questionId: string;
  versionNo: number;
  purpose: UsePurpose;
  answers: Record<string, [number, number]>;
  flags: ItemFlag[];
}

/** When the figures of a topic were counted, and from how much. */
export interface TopicUse {
  countedAt: Date;
  source: string;
  attempts: number;
  mocks: number;
}

/** Topics with exams or mock exams; those that are over are counted once. */
export async function listUsedTopics(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from annual_topics topic
    where exists (select 1 from exam_attempts where topic_id = topic.id)
      or exists (select 1 from mock_attempts mock join enrolments enrolment on enrolment.id = mock.enrolment_id
        where enrolment.topic_id = topic.id)`.execute(db);
  return rows.map(({ id }) => id);
}

export async function findTopicUse(db: Reader, topicId: string): Promise<TopicUse | undefined> {
  return db
    .selectFrom('topicUses')
    .select(['countedAt', 'source', 'attempts', 'mocks'])
    .where('topicId', '=', topicId)
    .executeTakeFirst();
}

/** Replaces the figures of a topic. */
export async function replaceUses(
  tx: Tx,
  topicId: string,
  counted: {
    uses: readonly QuestionUse[];
    papers: ReadonlyMap<string, PaperSums>;
    use: TopicUse;
  },
): Promise<void> {
  await tx.deleteFrom('questionUses').where('topicId', '=', topicId).execute();
  await tx.deleteFrom('paperUses').where('topicId', '=', topicId).execute();
  await sql`
    insert into question_uses (question_id, version_no, purpose, topic_id, n, unanswered, share_sum,
      share_square_sum, rest_sum, rest_square_sum, share_rest_sum, answers, flags)
    select "questionId", "versionNo", purpose, ${topicId}, n, unanswered, "shareSum", "shareSquareSum", "restSum",
      "restSquareSum", "shareRestSum", answers, flags
    from jsonb_to_recordset(${JSON.stringify(counted.uses)}::jsonb) as one ("questionId" text, "versionNo" int,
      purpose text, n int, unanswered int, "shareSum" float8, "shareSquareSum" float8, "restSum" float8,
      "restSquareSum" float8, "shareRestSum" float8, answers jsonb, flags text[])
    -- A paper of another time may name a version that was never kept.
    where exists (select 1 from question_versions version
      where (version.question_id, version.version_no) = (one."questionId", one."versionNo"))`.execute(
    tx,
  );
  const papers = [...counted.papers].map(([paperId, sums]) => ({ paperId, ...sums }));
  await sql`
    insert into paper_uses (paper_id, topic_id, n, score_sum, score_square_sum, item_sums, item_square_sums)
    select "paperId", ${topicId}, n, "scoreSum", "scoreSquareSum", "itemSums", "itemSquareSums"
    from jsonb_to_recordset(${JSON.stringify(papers)}::jsonb) as one ("paperId" uuid, n int, "scoreSum" float8,
      "scoreSquareSum" float8, "itemSums" float8[], "itemSquareSums" float8[])`.execute(tx);
  await tx
    .insertInto('topicUses')
    .values({ topicId, ...counted.use })
    .onConflict((conflict) => conflict.column('topicId').doUpdateSet(counted.use))
    .execute();
}

const columns = [
  'questionId',
  'versionNo',
  'purpose',
  'n',
  'unanswered',
  'shareSum',
  'shareSquareSum',
  'restSum',
  'restSquareSum',
  'shareRestSum',
  'answers',
  'flags',
] as const;

/** The figures of every version of a question. */
export async function listUsesOf(db: Reader, questionId: string): Promise<QuestionUse[]> {
  const rows = await db
    .selectFrom('questionUses')
    .select(columns)
    .where('questionId', '=', questionId)
    .orderBy('versionNo', 'desc')
    .execute();
  return rows as unknown as QuestionUse[];
}

/** The figures of the questions of a topic in its exams, with their stems: flagged ones first, the gravest first. */
export async function listTopicUses(
  db: Reader,
  topicId: string,
  { flag, limit, offset }: { flag: ItemFlag | undefined; limit: number; offset: number },
): Promise<(QuestionUse & { stem: string; kind: string })[]> {
  const flagged = flag ? sql`and ${flag} = any(use.flags)` : sql``;
  const { rows } = await sql<QuestionUse & { stem: string; kind: string }>`
    select use.question_id, use.version_no, use.purpose, use.n, use.unanswered, use.share_sum, use.share_square_sum,
      use.rest_sum, use.rest_square_sum, use.share_rest_sum, use.answers, use.flags, version.stem, version.kind
    from question_uses use join question_versions version using (question_id, version_no)
    where use.topic_id = ${topicId} and use.purpose = 'EXAM' ${flagged}
    order by use.flags = '{}', array_position(array['NEGATIVE', 'RIVAL', 'TOO_HARD', 'WEAK', 'TOO_EASY',
      'IDLE_OPTION', 'OVEREXPOSED'], use.flags[1]), use.n desc, use.question_id
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** The sums of the paper variants of a topic, by the number of the variant. */
export async function listPaperSums(
  db: Reader,
  topicId: string,
): Promise<(PaperSums & { formNo: number })[]> {
  const { rows } = await sql<PaperSums & { formNo: number }>`
    select paper.form_no, use.n, use.score_sum, use.score_square_sum, use.item_sums, use.item_square_sums
    from paper_uses use join exam_papers paper on paper.id = use.paper_id
    where use.topic_id = ${topicId} order by paper.form_no`.execute(db);
  return rows;
}
