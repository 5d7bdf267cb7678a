import type { Actor } from '../../../kernel/actor.ts';
import type { Reader as Db } from '../../../platform/database/index.ts';
import { findLearner } from '../../people/index.ts';
import type { Reader } from '../rules/announcement.ts';

/** Returns role and place of a reader: a learner's district of work, the jurisdiction of an officer's body. */
export async function readerOf(db: Db, actor: Actor | null): Promise<Reader> {
  if (!actor) return null;
  if (actor.role !== 'LEARNER') return { role: actor.role, jurisdictionId: actor.jurisdictionId };
  const learner = await findLearner(db, actor.accountId);
  return { role: 'LEARNER', jurisdictionId: learner?.districtId ?? null };
}
