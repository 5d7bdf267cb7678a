import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

export type EffectKind = 'RESULT' | 'SLIP' | 'ENDORSEMENT' | 'HOURS' | 'ELIGIBILITY' | 'CIRCULAR';

/** What a decision did to one row; `before` is what undoing it needs. */
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
    .insertInto('irregularity_effects')
    .values({
      id: newId(),
      case_id: effect.caseId,
      kind: effect.kind,
      subject_id: effect.subjectId,
      before: JSON.stringify(effect.before ?? {}),
      done_at: effect.at,
    })
    .execute();
}

/** In the order they were done. */
export async function listEffects(db: Reader, caseId: string): Promise<Effect[]> {
  const rows = await db
    .selectFrom('irregularity_effects')
    .select([
      'id',
      'kind',
      'subject_id as subjectId',
      'before',
      'done_at as doneAt',
      'undone_at as undoneAt',
      'undone_note as undoneNote',
    ])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as EffectKind }));
}

export async function markUndone(tx: Tx, id: string, at: Date, note: string): Promise<void> {
  await tx
    .updateTable('irregularity_effects')
    .set({ undone_at: at, undone_note: note })
    .where('id', '=', id)
    .execute();
}
