import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertVersions, listVersions, lockQuestions } from '../queries/versions.ts';
import { contentOf, type VersionContent, type VersionOccasion } from '../rules/version.ts';
import { writeTextsOf } from './write-texts.ts';

/** What a draft says otherwise from the start, and what it was begun for. */
export interface VersionStart {
  change?: Partial<VersionContent>;
  occasion?: VersionOccasion | null;
}

/**
 * Starts a draft from a version of a question, which stays as it is, and returns the number of the draft. Throws
 * `question_bank.open_version` where another version is being written or waits for its release.
 */
export async function startVersion(
  parts: Parts,
  actor: Officer,
  questionId: string,
  fromVersionNo: number,
  { change = {}, occasion = null }: VersionStart = {},
): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    await lockQuestions(tx, [questionId]);
    const versions = await listVersions(tx, questionId);
    const base = versions.find(({ versionNo }) => versionNo === fromVersionNo);
    if (!base) throw new Refusal('question_bank.not_found');
    if (versions.some(({ state }) => state === 'DRAFT' || state === 'REVIEWED'))
      throw new Refusal('question_bank.open_version', { id: questionId });
    const versionNo = (versions[0]?.versionNo ?? 0) + 1;
    const { topicId } = base;
    await insertVersions(tx, [
      {
        ...contentOf(base),
        ...change,
        occasion,
        questionId,
        topicId,
        versionNo,
        state: 'DRAFT',
        authorId: actor.accountId,
      },
    ]);
    await writeTextsOf(tx, [questionId]);
    const subject = { type: 'question', id: questionId };
    const facts = { version: versionNo, from: fromVersionNo, occasion: occasion?.href ?? null };
    await recordAudit(tx, actor, 'question_bank.start_version', subject, facts);
    return versionNo;
  });
}
