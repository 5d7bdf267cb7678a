import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { returnEndorsement } from './return-endorsement.ts';

/**
 * Returns several requests with one reason; returns how many and why others were not. Each has a transaction of
 * its own, so that a refused one does not hold up the others.
 */
export async function returnMany(
  parts: Parts,
  actor: Officer,
  ids: readonly string[],
  reason: string,
): Promise<{ done: number; refused: string[] }> {
  let done = 0;
  const refused: string[] = [];
  for (const id of new Set(ids)) {
    try {
      await returnEndorsement(parts, actor, id, reason);
      done += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(error.code);
    }
  }
  return { done, refused };
}
