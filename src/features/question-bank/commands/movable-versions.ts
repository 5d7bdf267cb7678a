import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { listNewestVersions, listReleasedVersions, lockQuestions } from '../queries/versions.ts';
import { decideMove, type Move, type NoMove } from '../rules/policy.ts';
import type { Version } from '../rules/version.ts';

/** What became of the questions that a move was asked for. */
export interface Moved {
  moved: number;
  /** Those asked for that did not move, and why. */
  left: { questionId: string; because: NoMove }[];
}

/**
 * Locks the questions, the other questions of their cases with them, and returns the versions that this officer
 * may move: a case goes through the states as a whole. Throws the refusal where a single question was asked for
 * and cannot move. Not audited: each move records itself.
 */
export async function lockMovable(
  tx: Tx,
  actor: Officer,
  move: Move,
  questionIds: readonly string[],
): Promise<{ versions: Version[]; left: Moved['left'] }> {
  const ids = await lockQuestions(tx, questionIds);
  if (ids.length === 0) throw new Refusal('question_bank.not_found');
  const found = await (move === 'RETIRE' ? listReleasedVersions : listNewestVersions)(tx, ids);
  const decided = found.map((version) => ({
    version,
    decision: decideMove(move, version, actor),
  }));
  const askedFor = new Set(questionIds);
  const left = decided.flatMap(({ version: { questionId }, decision }) =>
    decision.may || !askedFor.has(questionId) ? [] : [{ questionId, because: decision.because }],
  );
  const versions = decided.flatMap(({ version, decision }) => (decision.may ? [version] : []));
  const [only] = left;
  if (versions.length === 0 && questionIds.length === 1) {
    const [asked = ''] = questionIds;
    const newest = only ?? { questionId: asked, because: 'question_bank.wrong_state' as const };
    const state = found.find(({ questionId }) => questionId === newest.questionId)?.state;
    throw new Refusal(newest.because, { id: newest.questionId, move, state: state ?? 'RETIRED' });
  }
  return { versions, left };
}

/** The audit entries of a move. */
export function entriesOf(
  actor: Officer,
  action: string,
  versions: readonly Version[],
  facts: Record<string, unknown> = {},
) {
  return versions.map(({ questionId, versionNo }) => ({
    actor,
    action,
    subject: { type: 'question', id: questionId },
    facts: { version: versionNo, ...facts },
  }));
}
