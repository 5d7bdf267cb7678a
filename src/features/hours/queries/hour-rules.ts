import { type RawBuilder, sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Conversion } from '../rules/conversion.ts';
import type {
  ConversionTable,
  KeptRule,
  NewConversionTable,
  NewRule,
  Validity,
} from '../rules/hour-rule.ts';
import type { HourRule } from '../rules/year-account.ts';

const columns = [
  'id',
  'minPublicHours',
  'minTotalHours',
  'minProfessionalShare',
  'dailyCapHours',
  'carryOver',
  'makeUpYears',
  'basis',
] as const;
const validity = [
  'jurisdictionId',
  'fromYear',
  'toYear',
  'because',
  'createdAt',
  'endedAt',
  'endedBecause',
] as const;
/** A rule whose last year is before its first never applied. */
const applies: RawBuilder<boolean> = sql`(to_year is null or to_year >= from_year)`;

/** Returns what a year asks for at a place: the place's own rule before the city's, the newest first. */
export async function getHourRule(
  db: Reader,
  jurisdictionId: string | null,
  year: number,
): Promise<HourRule> {
  return (
    db
      .selectFrom('hourRules')
      .select(columns)
      .where((where) =>
        where.or([
          where('jurisdictionId', 'is', null),
          where('jurisdictionId', '=', jurisdictionId),
        ]),
      )
      .where(applies)
      // Years before the first rule are judged by the first one.
      .where((where) => where.or([where('toYear', 'is', null), where('toYear', '>=', year)]))
      .orderBy(sql`from_year > ${year}`)
      .orderBy(sql`jurisdiction_id is null`)
      .orderBy('fromYear', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
  );
}

/** Returns the conversion table of a year at a place: the place's own, else the city's (E5). */
export async function listConversions(
  db: Reader,
  jurisdictionId: string | null,
  year: number,
): Promise<Conversion[]> {
  const table = await db
    .selectFrom('hourConversionTables')
    .select('id')
    .where((where) =>
      where.or([where('jurisdictionId', 'is', null), where('jurisdictionId', '=', jurisdictionId)]),
    )
    .where(applies)
    .where((where) => where.or([where('toYear', 'is', null), where('toYear', '>=', year)]))
    .orderBy(sql`from_year > ${year}`)
    .orderBy(sql`jurisdiction_id is null`)
    .orderBy('fromYear', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return (await listBrackets(db, [table.id])).map(({ tableId: _of, ...bracket }) => bracket);
}

async function listBrackets(
  db: Reader,
  tableIds: readonly string[],
): Promise<(Conversion & { tableId: string })[]> {
  return db
    .selectFrom('hourConversions')
    .select(['tableId', 'unit', 'fromQuantity', 'hoursFixed', 'hoursEach', 'testBonus'])
    .where('tableId', 'in', [...tableIds])
    .orderBy('unit')
    .orderBy('fromQuantity')
    .execute();
}

/** Lists all rules, ended ones too: the city's first, then place by place, the newest first. */
export async function listRules(db: Reader): Promise<KeptRule[]> {
  return db
    .selectFrom('hourRules')
    .select([...columns, ...validity])
    .orderBy(sql`jurisdiction_id nulls first`)
    .orderBy('fromYear', 'desc')
    .orderBy('createdAt', 'desc')
    .execute();
}

/** Lists all conversion tables in the same order. */
export async function listConversionTables(db: Reader): Promise<ConversionTable[]> {
  const tables = await db
    .selectFrom('hourConversionTables')
    .select(['id', 'basis', ...validity])
    .orderBy(sql`jurisdiction_id nulls first`)
    .orderBy('fromYear', 'desc')
    .orderBy('createdAt', 'desc')
    .execute();
  const brackets = await listBrackets(
    db,
    tables.map(({ id }) => id),
  );
  return tables.map((table) => ({
    ...table,
    brackets: brackets.filter(({ tableId }) => tableId === table.id),
  }));
}

export type Maintained = 'hourRules' | 'hourConversionTables';

/** Takes an advisory lock on all rules: two that overlap are never both set. */
export async function lockRules(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('hour_rules'))`.execute(tx);
}

/** Lists the rules or tables of a place that apply at some time. */
export async function listOfPlace(
  tx: Tx,
  kind: Maintained,
  jurisdictionId: string | null,
): Promise<Validity[]> {
  return tx
    .selectFrom(kind)
    .select(['id', 'basis', ...validity])
    .where(sql<boolean>`jurisdiction_id is not distinct from ${jurisdictionId}`)
    .where(applies)
    .orderBy('fromYear')
    .execute();
}

/** Finds a rule or table that applies at some time. */
export async function findMaintained(
  tx: Tx,
  kind: Maintained,
  id: string,
): Promise<Validity | undefined> {
  return tx
    .selectFrom(kind)
    .select(['id', 'basis', ...validity])
    .where('id', '=', id)
    .where(applies)
    .executeTakeFirst();
}

/** Ends a rule or table with a year; with one before its first year it never applies. */
export async function markEnded(
  tx: Tx,
  kind: Maintained,
  id: string,
  end: { toYear: number; by: string; at: Date; because: string },
): Promise<void> {
  await tx
    .updateTable(kind)
    .set({
      toYear: end.toYear,
      endedBy: end.by,
      endedAt: end.at,
      endedBecause: end.because,
    })
    .where('id', '=', id)
    .execute();
}

export async function insertRule(tx: Tx, rule: NewRule): Promise<string> {
  const id = newId();
  await tx
    .insertInto('hourRules')
    .values({ id, ...rule })
    .execute();
  return id;
}

export async function insertConversionTable(
  tx: Tx,
  { brackets, ...table }: NewConversionTable,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('hourConversionTables')
    .values({ id, ...table })
    .execute();
  await tx
    .insertInto('hourConversions')
    .values(brackets.map((bracket) => ({ id: newId(), tableId: id, ...bracket })))
    .execute();
  return id;
}
