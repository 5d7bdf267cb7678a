import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';

export const effectNames = {
  SLIP_DUE: '新合格，生成合格单',
  SLIP_REISSUED: '换发合格单',
  SLIP_REVOKED: '撤销合格单',
  ENDORSEMENT: '撤销审验',
  HOURS: '退回登记的学时',
  ROUND_FREED: '免去重新学习费',
  NOT_COUNTED: '之后的考试不再计次',
} as const;
export type EffectKind = keyof typeof effectNames;

/** What a correction changed beyond the score; `before` is what undoing needs. */
export interface Effect {
  id: number;
  kind: EffectKind;
  subjectId: string;
  before: unknown;
}

export interface NewEffect {
  kind: EffectKind;
  subjectId: string;
  before?: object;
}

export async function insertEffect(
  tx: Tx,
  of: { correctionId: string; enrolmentId: string; at: Date },
  { kind, subjectId, before = {} }: NewEffect,
): Promise<void> {
  await tx
    .insertInto('scoreChangeEffects')
    .values({ ...of, kind, subjectId, before: JSON.stringify(before) })
    .execute();
}

/** The effects on an enrolment that stand, in the order in which they came. */
export async function listStandingEffects(
  db: Reader,
  correctionId: string,
  enrolmentId: string,
): Promise<Effect[]> {
  const rows = await db
    .selectFrom('scoreChangeEffects')
    .select(['id', 'kind', 'subjectId', 'before'])
    .where('correctionId', '=', correctionId)
    .where('enrolmentId', '=', enrolmentId)
    .where('undoneAt', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, id: Number(row.id), kind: row.kind as EffectKind }));
}

export async function markEffectUndone(tx: Tx, id: number, at: Date, note: string): Promise<void> {
  await tx
    .updateTable('scoreChangeEffects')
    .set({ undoneAt: at, undoneNote: note })
    .where('id', '=', id)
    .execute();
}

/** How many effects of each kind stand. */
export async function countEffects(
  db: Reader,
  correctionId: string,
): Promise<{ kind: EffectKind; count: number }[]> {
  const { rows } = await sql<{ kind: EffectKind; count: number }>`
    select kind, count(*)::int as count from score_change_effects
    where correction_id = ${correctionId} and undone_at is null group by kind order by kind`.execute(
    db,
  );
  return rows;
}
