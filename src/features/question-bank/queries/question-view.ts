import { sql } from 'kysely';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { ReferredNames } from '../rules/differences.ts';
import type { Version } from '../rules/version.ts';
import { listComments, type QuestionComment } from './comments.ts';
import { listNames } from './names.ts';
import { listPaperUses, type PaperUse } from './paper-uses.ts';
import { getTopicTerms, type TopicTerms } from './topics-of-bank.ts';
import { listUsesOf, type QuestionUse } from './uses.ts';
import { listVersions } from './versions.ts';

/** A question with everything its page says. */
export interface QuestionView {
  terms: TopicTerms;
  /** The newest first. */
  versions: Version[];
  newest: Version;
  released: Version | undefined;
  comments: QuestionComment[];
  names: ReadonlyMap<string, string>;
  uses: PaperUse[];
  figures: QuestionUse[];
  /** How many questions its case has; 1 outside of cases. */
  caseSize: number;
  referred: ReferredNames;
}

/** Loads a question. Throws `question_bank.not_found`. */
export async function loadQuestionView(db: Reader, questionId: string): Promise<QuestionView> {
  const versions = await listVersions(db, questionId);
  const newest = versions.find(({ isNewest }) => isNewest);
  if (!newest) throw new Refusal('question_bank.not_found');
  const { topicId, groupId } = newest;
  const terms = await getTopicTerms(db, topicId);
  const people = versions.flatMap((one) => [
    ...one.editors,
    one.authorId,
    one.savedBy,
    one.reviewedBy,
    one.releasedBy,
    one.retiredBy,
  ]);
  return {
    terms,
    versions,
    newest,
    released: versions.find(({ state }) => state === 'RELEASED'),
    comments: await listComments(db, questionId),
    names: await listNames(db, people),
    uses: await listPaperUses(db, { questionId, topicId }),
    figures: await listUsesOf(db, questionId),
    caseSize: groupId ? await countCase(db, groupId) : 1,
    referred: referredNames(terms),
  };
}

/** The names of the lessons and knowledge points of a topic. */
export function referredNames({ lessons, points }: TopicTerms): ReferredNames {
  return {
    lesson: (id) => lessons.find((one) => one.id === id)?.title ?? '',
    point: (id) => points.find((one) => one.id === id)?.name ?? '',
  };
}

async function countCase(db: Reader, groupId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from questions where group_id = ${groupId}`.execute(db);
  return rows[0]?.count ?? 0;
}
