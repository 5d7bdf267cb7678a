import type { TitleLevel } from '../../../kernel/title-level.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

/** A list of applicants an authority has checked at a time (N37). */
export interface AcceptanceCheck {
  id: string;
  organisationId: string;
  applicationYear: number;
  level: TitleLevel;
  source: 'RECOMMENDED' | 'LIST';
  madeByName: string;
  madeAt: Date;
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
    .selectFrom('acceptance_checks')
    .select([
      'id',
      'organisation_id as organisationId',
      'application_year as applicationYear',
      'level',
      'source',
      'made_by_name as madeByName',
      'made_at as madeAt',
    ])
    .$narrowType<Pick<AcceptanceCheck, 'level' | 'source'>>();

/** The checks an authority has made, newest first. */
export async function listChecks(db: Reader, organisationId: string): Promise<AcceptanceCheck[]> {
  return select(db)
    .where('organisation_id', '=', organisationId)
    .orderBy('made_at', 'desc')
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
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
}

/** Lines of a check in their order; `lock` holds them until the transaction ends. */
export async function listCheckLines(
  db: Reader,
  checkId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<AcceptanceLine[]> {
  const query = db
    .selectFrom('acceptance_lines')
    .select([
      'id',
      'account_id as accountId',
      'name',
      'id_number_masked as idNumberMasked',
      'recommendation_id as recommendationId',
      'outcome',
      'because',
      'decision',
      'decided_at as decidedAt',
      'decision_note as decisionNote',
    ])
    .$narrowType<Pick<AcceptanceLine, 'outcome' | 'decision'>>()
    .where('check_id', '=', checkId)
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
    .insertInto('acceptance_checks')
    .values({
      id: check.id,
      organisation_id: check.organisationId,
      application_year: check.applicationYear,
      level: check.level,
      source: check.source,
      made_by: check.madeBy,
      made_by_name: check.madeByName,
      made_at: check.madeAt,
    })
    .execute();
  if (lines.length === 0) return;
  await tx
    .insertInto('acceptance_lines')
    .values(
      lines.map((line, index) => ({
        id: line.id,
        check_id: check.id,
        position: index + 1,
        account_id: line.accountId,
        name: line.name,
        id_number_masked: line.idNumberMasked,
        recommendation_id: line.recommendationId,
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
    .updateTable('acceptance_lines')
    .set({
      decision: decision.decision,
      decided_by: decision.by,
      decided_at: decision.at,
      decision_note: decision.note,
    })
    .where('id', 'in', [...ids])
    .execute();
}
