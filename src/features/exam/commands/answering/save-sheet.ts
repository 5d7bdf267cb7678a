import type { Reader } from '../../../../platform/database/index.ts';
import type { FormValues } from '../../../../platform/http/index.ts';
import { readResponses, type SaveOutcome } from '../../../assessment/index.ts';
import { listNewestAnswers } from '../../queries/answering/saved-answers.ts';
import { getPaper } from '../../queries/papers.ts';
import type { AnswerToSave, SavedOutcome } from '../../rules/answer.ts';
import { type Attempt, firstSeq } from '../../rules/attempt.ts';

/**
 * Saves a sheet submitted as a form: each changed item is one answer. Returns how many changed and the
 * outcome of saving them. No audit: answers are their own record.
 */
export async function saveSheet(
  db: Reader,
  save: (answers: AnswerToSave[]) => Promise<SavedOutcome[]>,
  { attempt, token, fields }: { attempt: Attempt; token: string; fields: FormValues },
): Promise<{ changed: number; outcome: SaveOutcome }> {
  const { kinds } = await getPaper(db, attempt.paperId);
  const saved = await listNewestAnswers(db, attempt);
  const newest = new Map(saved.map((answer) => [answer.itemNo, answer]));
  const first = firstSeq(attempt.openings, saved);
  const changed = readResponses(fields, kinds)
    .map((answer, index) => ({ ...answer, itemNo: index + 1 }))
    .filter(({ itemNo, response, marked }) => {
      const before = newest.get(itemNo);
      return response !== (before?.response ?? '') || marked !== (before?.marked ?? false);
    });
  const outcomes = await save(
    changed.map((answer, place) => ({
      ...answer,
      attemptId: attempt.id,
      by: { accountId: attempt.accountId },
      token,
      seq: first + place,
    })),
  );
  const failed = outcomes.find(({ outcome }) => outcome !== 'saved' && outcome !== 'stale');
  return { changed: changed.length, outcome: failed?.outcome ?? 'saved' };
}
