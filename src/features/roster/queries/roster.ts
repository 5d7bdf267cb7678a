import { type RawBuilder, sql } from 'kysely';
import { namePattern } from '../../../kernel/person-name.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { BodyMembership } from '../../people/index.ts';
import type { RosterEntry, RosterView } from '../rules/roster-entry.ts';
import { mostInvitedCounted } from '../rules/roster-names.ts';

/** Affiliations of a body, whatever their kind, in one shape. */
function affiliationsOf({ kind, organisationId }: BodyMembership): RawBuilder<unknown> {
  return kind === 'EMPLOYMENT'
    ? sql`(select id, account_id, state, valid_from, valid_to, department, post, source, end_reason
        from employments where organisation_id = ${organisationId})`
    : sql`(select id, account_id, 'CONFIRMED' as state, valid_from, valid_to, '' as department,
        '' as post, source, end_reason from archive_custodies where agency_id = ${organisationId})`;
}

const columns = sql`affiliation.id, affiliation.account_id, account.name,
  account.id_number_masked, account.phone_masked, affiliation.state,
  affiliation.valid_from, affiliation.valid_to, affiliation.department, affiliation.post, affiliation.source,
  affiliation.end_reason, account.password_hash is not null as activated`;

const inView: Record<RosterView, RawBuilder<boolean>> = {
  WAITING: sql`affiliation.state = 'CLAIMED' and affiliation.valid_to is null`,
  CURRENT: sql`affiliation.state = 'CONFIRMED' and affiliation.valid_to is null`,
  INVITED: sql`affiliation.state = 'CONFIRMED' and affiliation.valid_to is null and account.password_hash is null`,
  LEFT: sql`affiliation.state = 'CONFIRMED' and affiliation.valid_to is not null`,
};

export interface RosterQuery {
  view: RosterView;
  /** Part of the name, department or post, or the last characters of the number; '' for all. */
  text: string;
  /** The blind indexes of the text, should it be a whole number or phone. */
  indexes: readonly string[];
  /** The affiliation after which the page begins. */
  after: string;
  limit: number;
}

/** Lists a page of members in the order in which they came. */
export async function listRoster(
  db: Reader,
  membership: BodyMembership,
  { view, text, indexes, after, limit }: RosterQuery,
): Promise<RosterEntry[]> {
  const escaped = text.replaceAll(/[\\%_]/g, '\\$&');
  const found =
    text === ''
      ? sql`true`
      : sql`(lower(account.name) like lower(${`%${namePattern(text)}`}) or account.id_number_masked like ${`%${escaped.toUpperCase()}`}
          or affiliation.department like ${`%${escaped}%`} or affiliation.post like ${`%${escaped}%`}
          or account.id_number_index = any(${indexes}) or account.phone_index = any(${indexes}))`;
  const { rows } = await sql<RosterEntry>`
    select ${columns} from ${affiliationsOf(membership)} affiliation join accounts account on account.id = affiliation.account_id
    where ${inView[view]} and affiliation.id > ${after} and ${found}
    order by affiliation.id limit ${limit}`.execute(db);
  return rows;
}

export type RosterCounts = Record<RosterView, number>;

/** Counts the people of each view. */
export async function countRoster(db: Reader, membership: BodyMembership): Promise<RosterCounts> {
  const count = (view: RosterView) => sql`count(*) filter (where ${inView[view]})::integer`;
  const { rows } = await sql<RosterCounts>`
    select ${count('WAITING')} as "WAITING", ${count('CURRENT')} as "CURRENT", ${count('LEFT')} as "LEFT",
      (select count(*)::integer from (
        select from ${affiliationsOf(membership)} affiliation join accounts account on account.id = affiliation.account_id
        where ${inView.INVITED} limit ${mostInvitedCounted}) invited) as "INVITED"
    from ${affiliationsOf(membership)} affiliation`.execute(db);
  return rows[0] as RosterCounts;
}

/** Counts the people who wait for the unit's answer. */
export async function countClaimedEmployments(db: Reader, organisationId: string): Promise<number> {
  const { count } = await db
    .selectFrom('employments')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('organisationId', '=', organisationId)
    .where('state', '=', 'CLAIMED')
    .where('validTo', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Returns an affiliation of the body; undefined when it is another's. */
export async function findRosterEntry(
  db: Reader,
  membership: BodyMembership,
  id: string,
): Promise<RosterEntry | undefined> {
  const { rows } = await sql<RosterEntry>`
    select ${columns} from ${affiliationsOf(membership)} affiliation join accounts account on account.id = affiliation.account_id
    where affiliation.id = ${id}`.execute(db);
  return rows[0];
}

/** Lists all affiliations of a person with the body, the newest first. */
export async function listRosterHistory(
  db: Reader,
  membership: BodyMembership,
  accountId: string,
): Promise<RosterEntry[]> {
  const { rows } = await sql<RosterEntry>`
    select ${columns} from ${affiliationsOf(membership)} affiliation join accounts account on account.id = affiliation.account_id
    where affiliation.account_id = ${accountId} order by affiliation.valid_from desc, affiliation.id desc`.execute(
    db,
  );
  return rows;
}
