import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { LedgerOrder } from '../rules/ledger-order.ts';

export type LedgerKind = 'OPENED' | 'PLAYED' | 'READ' | 'DOWNLOADED' | 'DECLARED' | 'REFUSED';

/** Adds a line to the ledger that the learner can read (Q18). */
export async function insertLedger(
  tx: Tx,
  line: {
    roundId: string;
    lessonId: string;
    kind: LedgerKind;
    detail?: Record<string, unknown>;
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('studyLedger')
    .values({
      roundId: line.roundId,
      lessonId: line.lessonId,
      kind: line.kind,
      detail: JSON.stringify(line.detail ?? {}),
      at: line.at,
    })
    .execute();
}

export interface LedgerLine {
  id: number;
  lessonId: string;
  kind: LedgerKind;
  detail: Record<string, unknown>;
  at: Date;
}

export interface LedgerFilter {
  lessonId?: string;
  order?: LedgerOrder;
  limit: number;
  offset?: number;
}

/** The lines of a round or of one lesson of it, by default the newest first. */
export async function listLedger(
  db: Reader,
  roundId: string,
  filter: LedgerFilter,
): Promise<LedgerLine[]> {
  let query = db
    .selectFrom('studyLedger')
    .select(['id', 'lessonId', 'kind', 'detail', 'at'])
    .where('roundId', '=', roundId)
    .orderBy('id', filter.order === 'oldest' ? 'asc' : 'desc')
    .limit(filter.limit)
    .offset(filter.offset ?? 0);
  if (filter.lessonId) query = query.where('lessonId', '=', filter.lessonId);
  return (await query.execute()) as LedgerLine[];
}

/** The lesson that was studied last in a round; null before the first. A download is no place to resume at. */
export async function findLastStudied(db: Reader, roundId: string): Promise<string | null> {
  const row = await db
    .selectFrom('studyLedger')
    .select('lessonId')
    .where('roundId', '=', roundId)
    .where('kind', 'in', ['OPENED', 'PLAYED', 'READ'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.lessonId ?? null;
}
