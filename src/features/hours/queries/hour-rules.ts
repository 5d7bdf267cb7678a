import { type RawBuilder, sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Conversion, HourUnit } from '../rules/conversion.ts';
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
  'min_public_hours as minPublicHours',
  'min_total_hours as minTotalHours',
  'min_professional_share as minProfessionalShare',
  'daily_cap_hours as dailyCapHours',
  'carry_over as carryOver',
  'make_up_years as makeUpYears',
  'basis',
] as const;
const validity = [
  'jurisdiction_id as jurisdictionId',
  'from_year as fromYear',
  'to_year as toYear',
  'because',
  'created_at as createdAt',
  'ended_at as endedAt',
  'ended_because as endedBecause',
] as const;
/** A rule whose last year lies before its first was taken back before it applied. */
const ever: RawBuilder<boolean> = sql`(to_year is null or to_year >= from_year)`;

/** What a year asks for at a place: the place's own rule before the city's, the younger first. */
export async function getHourRule(
  db: Reader,
  jurisdictionId: string | null,
  year: number,
): Promise<HourRule> {
  return (
    db
      .selectFrom('hour_rules')
      .select(columns)
      .where((where) =>
        where.or([
          where('jurisdiction_id', 'is', null),
          where('jurisdiction_id', '=', jurisdictionId),
        ]),
      )
      .where(ever)
      // Years before the first rule are judged by the first one.
      .where((where) => where.or([where('to_year', 'is', null), where('to_year', '>=', year)]))
      .orderBy(sql`from_year > ${year}`)
      .orderBy(sql`jurisdiction_id is null`)
      .orderBy('from_year', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
  );
}

/** The conversion table of a year at a place: the place's own, else the city's (E5). */
export async function listConversions(
  db: Reader,
  jurisdictionId: string | null,
  year: number,
): Promise<Conversion[]> {
  const table = await db
    .selectFrom('hour_conversion_tables')
    .select('id')
    .where((where) =>
      where.or([
        where('jurisdiction_id', 'is', null),
        where('jurisdiction_id', '=', jurisdictionId),
      ]),
    )
    .where(ever)
    .where((where) => where.or([where('to_year', 'is', null), where('to_year', '>=', year)]))
    .orderBy(sql`from_year > ${year}`)
    .orderBy(sql`jurisdiction_id is null`)
    .orderBy('from_year', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return (await listBrackets(db, [table.id])).map(({ tableId: _of, ...bracket }) => bracket);
}

async function listBrackets(
  db: Reader,
  tableIds: readonly string[],
): Promise<(Conversion & { tableId: string })[]> {
  return db
    .selectFrom('hour_conversions')
    .select([
      'table_id as tableId',
      'unit',
      'from_quantity as fromQuantity',
      'hours_fixed as hoursFixed',
      'hours_each as hoursEach',
      'test_bonus as testBonus',
    ])
    .$narrowType<{ unit: HourUnit }>()
    .where('table_id', 'in', [...tableIds])
    .orderBy('unit')
    .orderBy('from_quantity')
    .execute();
}

/** Every rule there is or was: the city's first, then place by place, the youngest first. */
export async function listRules(db: Reader): Promise<KeptRule[]> {
  return db
    .selectFrom('hour_rules')
    .select([...columns, ...validity])
    .orderBy(sql`jurisdiction_id nulls first`)
    .orderBy('from_year', 'desc')
    .orderBy('created_at', 'desc')
    .execute();
}

/** Every conversion table there is or was, in the same order. */
export async function listConversionTables(db: Reader): Promise<ConversionTable[]> {
  const tables = await db
    .selectFrom('hour_conversion_tables')
    .select(['id', 'basis', ...validity])
    .orderBy(sql`jurisdiction_id nulls first`)
    .orderBy('from_year', 'desc')
    .orderBy('created_at', 'desc')
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

export type Maintained = 'hour_rules' | 'hour_conversion_tables';

/** Rules of one place wait for each other from here on: two that overlap are never both set. */
export async function lockRules(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('hour_rules'))`.execute(tx);
}

/** Rules or tables of a place that apply at some time. */
export async function listOfPlace(
  tx: Tx,
  kind: Maintained,
  jurisdictionId: string | null,
): Promise<Validity[]> {
  return tx
    .selectFrom(kind)
    .select(['id', 'basis', ...validity])
    .where(sql<boolean>`jurisdiction_id is not distinct from ${jurisdictionId}`)
    .where(ever)
    .orderBy('from_year')
    .execute();
}

/** One that applies at some time; undefined when there is none. */
export async function findMaintained(
  tx: Tx,
  kind: Maintained,
  id: string,
): Promise<Validity | undefined> {
  return tx
    .selectFrom(kind)
    .select(['id', 'basis', ...validity])
    .where('id', '=', id)
    .where(ever)
    .executeTakeFirst();
}

/** Ends a rule or table with a year; before its first year: it never applies. */
export async function markEnded(
  tx: Tx,
  kind: Maintained,
  id: string,
  end: { toYear: number; by: string; at: Date; because: string },
): Promise<void> {
  await tx
    .updateTable(kind)
    .set({
      to_year: end.toYear,
      ended_by: end.by,
      ended_at: end.at,
      ended_because: end.because,
    })
    .where('id', '=', id)
    .execute();
}

export async function insertRule(tx: Tx, rule: NewRule): Promise<string> {
  const id = newId();
  await tx
    .insertInto('hour_rules')
    .values({
      id,
      jurisdiction_id: rule.jurisdictionId,
      from_year: rule.fromYear,
      to_year: rule.toYear,
      min_public_hours: rule.minPublicHours,
      min_total_hours: rule.minTotalHours,
      min_professional_share: rule.minProfessionalShare,
      daily_cap_hours: rule.dailyCapHours,
      carry_over: rule.carryOver,
      make_up_years: rule.makeUpYears,
      basis: rule.basis,
      because: rule.because,
      created_by: rule.createdBy,
      created_at: rule.createdAt,
    })
    .execute();
  return id;
}

export async function insertConversionTable(tx: Tx, table: NewConversionTable): Promise<string> {
  const id = newId();
  await tx
    .insertInto('hour_conversion_tables')
    .values({
      id,
      jurisdiction_id: table.jurisdictionId,
      from_year: table.fromYear,
      to_year: table.toYear,
      basis: table.basis,
      because: table.because,
      created_by: table.createdBy,
      created_at: table.createdAt,
    })
    .execute();
  await tx
    .insertInto('hour_conversions')
    .values(
      table.brackets.map((bracket) => ({
        id: newId(),
        table_id: id,
        unit: bracket.unit,
        from_quantity: bracket.fromQuantity,
        hours_fixed: bracket.hoursFixed,
        hours_each: bracket.hoursEach,
        test_bonus: bracket.testBonus,
      })),
    )
    .execute();
  return id;
}
