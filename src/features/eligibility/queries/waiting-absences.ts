import type { Officer } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { readingScopeOf } from '../rules/policy.ts';
import { countAbsences } from './absences.ts';

/** How many requests for a justified absence wait for an officer's body, for the desk's page. */
export async function countWaitingAbsences(db: Reader, actor: Officer): Promise<number> {
  return (await countAbsences(db, readingScopeOf(actor))).get('REQUESTED') ?? 0;
}
