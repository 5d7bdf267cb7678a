import { type RawBuilder, sql } from 'kysely';
import { nilId } from '../../../kernel/ids.ts';
import { namePattern } from '../../../kernel/person-name.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import { inScope, type Scope } from '../../organisations/index.ts';
import type { LearnerYear, Standing } from '../rules/learner-year.ts';

/** Years in which people have to learn, the newest first. */
export async function listLearningYears(db: Reader): Promise<number[]> {
  const rows = await db
    .selectFrom('learningYears')
    .select('year')
    .orderBy('year', 'desc')
    .execute();
  return rows.map(({ year }) => year);
}

/**
 * Takes up to `limit` changes from the queue and recomputes their years; returns how many changes it took.
 * One process at a time: two could overwrite what is newer.
 */
export async function refreshQueued(tx: Tx, limit: number): Promise<number> {
  const { rows } = await sql<{ changes: number }>`
    with taken as (
      delete from learner_year_changes
      where id in (select id from learner_year_changes order by id limit ${limit})
      returning account_id, year
    ), pairs as (
      select account_id, year from taken where year is not null
      union
      select taken.account_id, opened.year from taken cross join learning_years opened where taken.year is null
      union
      select taken.account_id, known.year from taken join learner_years known using (account_id) where taken.year is null
    ), refreshed as (
      select refresh_learner_years(array_agg(account_id), array_agg(year)) from pairs having count(*) > 0
    )
    select (select count(*) from taken)::int as changes, (select count(*) from refreshed) as done`.execute(
    tx,
  );
  return rows[0]?.changes ?? 0;
}

/** The condition that a learner's year, with the alias `one`, is in a scope. */
export const yearInScope = (scope: Scope) =>
  inScope(scope, {
    unit: 'one.organisation_id',
    agency: 'one.agency_id',
    industry: 'one.industry_authority_id',
    district: 'one.jurisdiction_id',
  });

export type StandingCounts = Record<Standing, number>;

const none: StandingCounts = {
  NOT_ENROLLED: 0,
  NOT_PAID: 0,
  NOT_STUDIED: 0,
  NOT_PASSED: 0,
  NOT_ENDORSED: 0,
  NOT_RECORDED: 0,
  DONE: 0,
  EXCUSED: 0,
};

/** Numbers of people of a scope by standing in a year; kept by increments, not counted. */
export async function countStandings(
  db: Reader,
  scope: Scope,
  year: number,
): Promise<StandingCounts> {
  // Neither has a list of people.
  if (scope.kind === 'NOBODY' || scope.kind === 'ENDORSER') return none;
  const rows = await db
    .selectFrom('standingCounts')
    .select(['standing', 'n'])
    .where('year', '=', year)
    .where('scope', '=', scope.kind)
    .where('member', '=', scope.member)
    .execute();
  return { ...none, ...Object.fromEntries(rows.map(({ standing, n }) => [standing, n])) };
}

export interface ListFilter {
  year: number;
  standing: Standing;
  /** Only those of a unit, of which the scope may hold a part. */
  unitId?: string;
  /** Beginning of a name, or the whole masked number. */
  who: string;
  /** A search for somebody looks within the standing alone. */
  within: boolean;
  /** The last person of the page before; the nil id for the first page. */
  after: string;
  limit: number;
}

export interface ListedPerson extends LearnerYear {
  name: string;
  idNumberMasked: string;
  organisationName: string | null;
  standing: Standing;
  remindedAt: Date | null;
}

const columns = sql`one.year, one.account_id, one.organisation_id, one.agency_id, one.jurisdiction_id,
  one.industry_authority_id, one.title_level, one.required, one.enrolled_at, one.access_at, one.studied_at,
  one.first_exam_at, one.passed_at, one.endorsed_at, one.recorded_at, one.excused_at`;

/**
 * People of a scope who have to learn in a year and have a standing, in the order of their ids. A search that
 * is not `within` the standing finds them in any.
 */
export async function listPeopleOf(
  db: Reader,
  scope: Scope,
  filter: ListFilter,
): Promise<ListedPerson[]> {
  const { year, unitId, who, after, limit } = filter;
  const { rows } = await sql<ListedPerson>`
    select ${columns}, account.name, account.id_number_masked, unit.name as organisation_name,
      one.standing,
      (select max(at) from reminders where reminders.account_id = one.account_id and reminders.year = one.year) as reminded_at
    from learner_years one
      join accounts account on account.id = one.account_id
      left join organisations unit on unit.id = one.organisation_id
    where one.year = ${year} and ${yearInScope(scope)} ${ofStanding(filter)}
      ${unitId ? sql`and one.organisation_id = ${unitId}` : sql``}
      and one.account_id > ${after} and account.id > ${after} ${who ? await whoMatches(db, scope, filter) : sql``}
    order by one.account_id limit ${limit}`.execute(db);
  return rows;
}

const ofStanding = ({ who, within, standing }: ListFilter) =>
  who && !within ? sql`and one.standing is not null` : sql`and one.standing = ${standing}`;

const exportBatch = 2000;

/** Yields all people that `listPeopleOf` finds, in batches. */
export async function* streamPeopleOf(
  db: Reader,
  scope: Scope,
  filter: Pick<ListFilter, 'year' | 'standing' | 'who' | 'within'>,
): AsyncGenerator<ListedPerson> {
  for (let after = nilId, full = true; full; ) {
    const people = await listPeopleOf(db, scope, { ...filter, after, limit: exportBatch });
    yield* people;
    after = people.at(-1)?.accountId ?? nilId;
    full = people.length === exportBatch;
  }
}

/** With more namesakes than this, reading the list finds a page of them sooner than looking each up. */
const fewNamesakes = 5000;

/**
 * The condition for a beginning of a name or a whole masked number. With many namesakes or a short list
 * the list itself is read; few namesakes of a long list are looked up one by one.
 */
async function whoMatches(
  db: Reader,
  scope: Scope,
  { year, standing, who, within }: ListFilter,
): Promise<RawBuilder<unknown>> {
  const beginning = namePattern(who);
  const byName = sql`from accounts where lower(name) like lower(${beginning}) limit ${fewNamesakes}`;
  const byNumber = sql`from accounts where id_number_masked = ${who} limit ${fewNamesakes}`;
  const { rows } = await sql<{ found: number; listed: number }>`
    select (select count(*) from (select ${byName}) one)::int
        + (select count(*) from (select ${byNumber}) one)::int as found,
      (select coalesce(sum(n), 0) from standing_counts where year = ${year} and scope = ${scope.kind}
        and member = ${scope.member} and (standing = ${standing} or not ${within}))::int as listed`.execute(
    db,
  );
  const { found, listed } = rows[0] ?? { found: 0, listed: 0 };
  return found >= fewNamesakes || listed <= found
    ? sql`and (lower(account.name) like lower(${beginning}) or account.id_number_masked = ${who})`
    : sql`and one.account_id = any(array((select id ${byName}) union all (select id ${byNumber})))`;
}

/** The years of one person, the newest first. */
export async function listYearsOfPerson(db: Reader, accountId: string): Promise<LearnerYear[]> {
  const { rows } = await sql<LearnerYear>`
    select ${columns} from learner_years one where one.account_id = ${accountId} order by one.year desc`.execute(
    db,
  );
  return rows;
}
