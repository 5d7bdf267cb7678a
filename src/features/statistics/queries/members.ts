import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import type { Scope } from '../../organisations/index.ts';
import type { Figures, Filter } from '../rules/figure.ts';
import { type Axis, sums, unitsWithin } from './kept-rows.ts';

/** Figures of a year of named places, authorities or units, by their id. */
export async function listFiguresOf(
  db: Reader,
  kind: 'PLACE' | 'INDUSTRY' | 'UNIT',
  members: readonly string[],
  year: number,
): Promise<Map<string, Figures>> {
  const chosen = {
    PLACE: sql`jurisdiction_id as member, ${sums} from cell_figures
      where industry_id = '*' and jurisdiction_id = any(${members}::text[])`,
    INDUSTRY: sql`industry_id as member, ${sums} from cell_figures
      where jurisdiction_id = '*' and industry_id = any(${members}::text[])`,
    UNIT: sql`organisation_id as member, ${sums} from unit_figures
      where organisation_id = any(${members}::text[])`,
  }[kind];
  const { rows } = await sql<Figures & { member: string }>`
    select ${chosen} and year = ${year} group by 1`.execute(db);
  return new Map(rows.map((row) => [row.member, row]));
}

/** How many of a year had enrolled and had hours recorded by a day, by member of an axis. */
export async function listReachedBy(
  db: Reader,
  axis: Axis,
  members: readonly string[],
  { year, day }: { year: number; day: string },
): Promise<Map<string, { enrolled: number; recorded: number }>> {
  const { rows } = await sql<{ member: string; enrolled: number; recorded: number }>`
    select asked.member, reached.enrolled, reached.recorded
    from unnest(${members}::text[]) asked (member) cross join lateral (
      select coalesce(sum(n) filter (where metric = 'enrolled'), 0)::int as enrolled,
        coalesce(sum(n) filter (where metric = 'recorded'), 0)::int as recorded
      from daily_figures where year = ${year} and axis = ${axis} and member = asked.member
        and metric in ('enrolled', 'recorded') and day <= ${day}::date
    ) reached`.execute(db);
  return new Map(rows.map((row) => [row.member, row]));
}

export interface LaggingUnit extends Figures {
  organisationId: string;
  name: string | null;
  /** Hours recorded per 100,000 of those who have to learn and are not excused; 100,001 where nobody has to. */
  rate: number;
}

/**
 * Units of a scope in a year, the furthest behind first; `after` is rate and id of the last one seen.
 * A place or a system must narrow it, or every unit of the city would be sorted.
 */
export async function listLaggingUnits(
  db: Reader,
  scope: Scope,
  filter: Filter,
  {
    year,
    after,
    limit,
  }: { year: number; after: { rate: number; id: string } | null; limit: number },
): Promise<LaggingUnit[]> {
  const { rows } = await sql<LaggingUnit>`
    select lagging.*, o.name from (
      select summed.*, case when required > excused
        then least(100000, recorded::bigint * 100000 / (required - excused))::int else 100001 end as rate
      from (
        select organisation_id, ${sums} from unit_figures
        where year = ${year} and ${unitsWithin(scope, filter)}
        group by organisation_id having sum(people) > 0
      ) summed
    ) lagging left join organisations o on o.id = body_of(lagging.organisation_id)
    ${after ? sql`where (rate, organisation_id) > (${after.rate}, ${after.id})` : sql``}
    order by rate, organisation_id limit ${limit}`.execute(db);
  return rows;
}
