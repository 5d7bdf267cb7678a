import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { EffectKind } from '../rules/case-kinds.ts';

/** What a decision changed in one row; `before` is what reverting it needs. */
export interface Effect {
  id: string;
  kind: EffectKind;
  subjectId: string;
  before: unknown;
  doneAt: Date;
  undoneAt: Date | null;
  undoneNote: string | null;
}

export async function insertEffect(
  tx: Tx,
  effect: { caseId: string; kind: EffectKind; subjectId: string; before?: unknown; at: Date },
): Promise<void> {
  await tx
    .insertInto('irregularityEffects')
    .values({
      id: newId(),
      caseId: effect.caseId,
      kind: effect.kind,
      subjectId: effect.subjectId,
      before: JSON.stringify(effect.before ?? {}),
      doneAt: effect.at,
    })
    .execute();
}

/** Lists the effects of a decision in the order in which they were applied. */
export async function listEffects(db: Reader, caseId: string): Promise<Effect[]> {
  return db
    .selectFrom('irregularityEffects')
    .select(['id', 'kind', 'subjectId', 'before', 'doneAt', 'undoneAt', 'undoneNote'])
    .where('caseId', '=', caseId)
    .orderBy('id')
    .execute();
}

export async function markReverted(tx: Tx, id: string, at: Date, note: string): Promise<void> {
  await tx
    .updateTable('irregularityEffects')
    .set({ undoneAt: at, undoneNote: note })
    .where('id', '=', id)
    .execute();
}
