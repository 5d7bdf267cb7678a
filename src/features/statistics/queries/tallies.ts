import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import { inScope, type Scope } from '../../organisations/index.ts';

const ofBodies = (scope: Scope) => sql`and ${inScope(scope, { body: 't.organisationId' })}`;
const inYear = (year: number) =>
  sql`t.month >= make_date(${year}, 1, 1) and t.month < make_date(${year + 1}, 1, 1)`;

/** Decisions on endorsements by how long they waited (hours, see wait_band) and outcome. */
export async function listWaits(
  db: Reader,
  year: number,
  scope: Scope,
): Promise<{ band: number; detail: string; n: number }[]> {
  const { rows } = await sql<{ band: number; detail: string; n: number }>`
    select band, detail, sum(n)::int as n from monthly_tallies t
    where t.kind = 'DECIDED' and ${inYear(year)} ${ofBodies(scope)} group by 1, 2 order by 1`.execute(
    db,
  );
  return rows;
}

export interface BodyWaits {
  organisationId: string;
  name: string | null;
  n: number;
  returned: number;
  /** Decided within two days. */
  quick: number;
  seconds: number;
}

/** How fast each body decides, the busiest first. */
export async function listBodyWaits(db: Reader, year: number, scope: Scope): Promise<BodyWaits[]> {
  const { rows } = await sql<BodyWaits>`
    select t.organisation_id, o.name, sum(n)::int as n,
      coalesce(sum(n) filter (where detail = 'RETURNED'), 0)::int as returned,
      coalesce(sum(n) filter (where band <= 48), 0)::int as quick, sum(amount)::bigint as seconds
    from monthly_tallies t left join organisations o on o.id = body_of(t.organisation_id)
    where t.kind = 'DECIDED' and ${inYear(year)} ${ofBodies(scope)}
    group by 1, 2 order by n desc, 1 limit 200`.execute(db);
  return rows;
}

export interface MonthlyMoney {
  month: string;
  kind: 'TAKEN' | 'REFUNDED';
  n: number;
  fen: number;
}

/** Money taken and paid back in each month. */
export async function listMonthlyMoney(
  db: Reader,
  year: number,
  scope: Scope,
): Promise<MonthlyMoney[]> {
  const { rows } = await sql<MonthlyMoney>`
    select to_char(t.month, 'YYYY-MM') as month, t.kind, sum(n)::int as n, sum(amount)::bigint as fen from monthly_tallies t
    where t.kind in ('TAKEN', 'REFUNDED') and ${inYear(year)} ${ofBodies(scope)} group by 1, 2 order by 1`.execute(
    db,
  );
  return rows;
}

export interface OfficeMoney {
  organisationId: string;
  name: string | null;
  method: string;
  n: number;
  fen: number;
  refundedFen: number;
}

/** Money by office and method; the office '' took it online. */
export async function listOfficeMoney(
  db: Reader,
  year: number,
  scope: Scope,
): Promise<OfficeMoney[]> {
  const { rows } = await sql<OfficeMoney>`
    select t.organisation_id, o.name, detail as method,
      coalesce(sum(n) filter (where t.kind = 'TAKEN'), 0)::int as n,
      coalesce(sum(amount) filter (where t.kind = 'TAKEN'), 0)::bigint as fen,
      coalesce(sum(amount) filter (where t.kind = 'REFUNDED'), 0)::bigint as refunded_fen
    from monthly_tallies t left join organisations o on o.id = body_of(t.organisation_id)
    where t.kind in ('TAKEN', 'REFUNDED') and ${inYear(year)} ${ofBodies(scope)}
    group by 1, 2, 3 order by fen desc, 1, 3`.execute(db);
  return rows;
}

/**
 * Credit hours recorded for each year of learning: entries and hours, of a unit or agency
 * that recorded them; '*' for the city.
 */
export async function listHours(
  db: Reader,
  member: string,
): Promise<{ year: number; subject: string; n: number; hours: number }[]> {
  const { rows } = await sql<{ year: number; subject: string; n: number; hours: number }>`
    select band as year, detail as subject, sum(n)::int as n, (sum(amount) / 10)::float8 as hours from tallies t
    where t.kind = 'HOURS' and t.organisation_id = ${member} group by 1, 2 having sum(n) > 0 order by 1 desc, 2`.execute(
    db,
  );
  return rows;
}
