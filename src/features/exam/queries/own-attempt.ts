import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { Attempt } from '../rules/attempt.ts';
import { findAttempt } from './attempts.ts';

/** The learner's own attempt; another learner's does not exist: `exam.not_found` (404). */
export async function getOwnAttempt(db: Reader, actor: Learner, id: string): Promise<Attempt> {
  const attempt = await findAttempt(db, id);
  if (attempt?.accountId !== actor.accountId) throw new Refusal('exam.not_found');
  return attempt;
}
