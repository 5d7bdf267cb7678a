import type { Tx } from '../../../platform/database/index.ts';
import { endVoidedRound } from '../../exam/index.ts';
import { listEffects } from '../queries/effects.ts';
import type { Case } from '../rules/case.ts';

/**
 * Ends the study rounds whose result a closed case voided (N18). Not before: until the appeal is over
 * nobody has to study again. No audit: the step that closes the case records itself.
 */
export async function endVoidedRounds(tx: Tx, { id }: Pick<Case, 'id'>): Promise<void> {
  for (const { kind, subjectId, undoneAt } of await listEffects(tx, id))
    if (kind === 'RESULT' && !undoneAt) await endVoidedRound(tx, subjectId);
}
