import type { TitleLevel } from '../../../kernel/title-level.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { TableReading } from '../../../platform/spreadsheets/index.ts';

/** A list of applicants an authority has checked at a time (N37). */
export interface AcceptanceCheck {
  id: string;
  organisationId: string;
  applicationYear: number;
  level: TitleLevel;
  source: 'RECOMMENDED' | 'LIST';
  madeByName: string;
  madeAt: Date;
  /** Without keys for typed lists and those from before readings were kept. */
  reading: Partial<TableReading>;
}

export type LineOutcome = 'READY' | 'NOT_READY' | 'UNKNOWN';

export interface AcceptanceLine {
  id: string;
  /** Null where nobody of the authority's scope was found. */
  accountId: string | null;
  name: string;
  idNumberMasked: string;
  recommendationId: string | null;
  outcome: LineOutcome;
  because: string;
  decision: 'ACCEPTED' | 'REFUSED' | null;
  decidedAt: Date | null;
  decisionNote: string | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('acceptanceChecks')
    .select([
      ...(['id', 'organisationId', 'applicationYear', 'level', 'source'] as const),
      ...(['madeByName', 'madeAt', 'reading'] as const),
    ])
    .$castTo<AcceptanceCheck>();

/** The checks an authority has made, newest first. */
export async function listChecks(db: Reader, organisationId: string): Promise<AcceptanceCheck[]> {
  return select(db)
    .where('organisationId', '=', organisationId)
    .orderBy('madeAt', 'desc')
    .limit(100)
    .execute();
}

export async function findCheck(
  db: Reader,
  id: string,
  organisationId: string,
): Promise<AcceptanceCheck | undefined> {
  return select(db)
    .where('id', '=', id)
    .where('organisationId', '=', organisationId)
    .executeTakeFirst();
}

/** Lines of a check in their order; `lock` holds them until the transaction ends. */
export async function listCheckLines(
  db: Reader,
  checkId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<AcceptanceLine[]> {
  const query = db
    .selectFrom('acceptanceLines')
    .select([
      'id',
      'accountId',
      'name',
      'idNumberMasked',
      'recommendationId',
      'outcome',
      'because',
      'decision',
      'decidedAt',
      'decisionNote',
    ])
    .where('checkId', '=', checkId)
    .orderBy('position');
  return lock ? query.forUpdate().execute() : query.execute();
}

export type NewLine = Pick<
  AcceptanceLine,
  'id' | 'accountId' | 'name' | 'idNumberMasked' | 'recommendationId' | 'outcome' | 'because'
>;

export async function insertCheck(
  tx: Tx,
  check: AcceptanceCheck & { madeBy: string },
  lines: readonly NewLine[],
): Promise<void> {
  await tx
    .insertInto('acceptanceChecks')
    .values({
      id: check.id,
      organisationId: check.organisationId,
      applicationYear: check.applicationYear,
      level: check.level,
      source: check.source,
      madeBy: check.madeBy,
      madeByName: check.madeByName,
      madeAt: check.madeAt,
      reading: JSON.stringify(check.reading),
    })
    .execute();
  if (lines.length === 0) return;
  await tx
    .insertInto('acceptanceLines')
    .values(
      lines.map((line, index) => ({
        id: line.id,
        checkId: check.id,
        position: index + 1,
        accountId: line.accountId,
        name: line.name,
        idNumberMasked: line.idNumberMasked,
        recommendationId: line.recommendationId,
        outcome: line.outcome,
        because: line.because,
      })),
    )
    .execute();
}

export async function updateLineDecision(
  tx: Tx,
  ids: readonly string[],
  decision: { decision: 'ACCEPTED' | 'REFUSED'; by: string; at: Date; note: string | null },
): Promise<void> {
  await tx
    .updateTable('acceptanceLines')
    .set({
      decision: decision.decision,
      decidedBy: decision.by,
      decidedAt: decision.at,
      decisionNote: decision.note,
    })
    .where('id', 'in', [...ids])
    .execute();
}
