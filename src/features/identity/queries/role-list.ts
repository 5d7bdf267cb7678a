import { sql } from 'kysely';
import type { OfficerRole } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/calendar.ts';
import { plainUnitName } from '../../../kernel/unit-name.ts';
import { type Reader, sorted } from '../../../platform/database/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import type { AssignmentState, RoleAssignment } from '../rules/role-assignment.ts';

/** An assignment with the names of its person and body. */
export interface RoleRow extends RoleAssignment {
  name: string;
  idNumberMasked: string;
  bodyName: string;
  /** Whose role it covers. */
  coveredName: string | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('roleAssignments as assignment')
    .innerJoin('accounts as account', 'account.id', 'assignment.accountId')
    .innerJoin('organisations as body', 'body.id', 'assignment.organisationId')
    .leftJoin('roleAssignments as covered', 'covered.id', 'assignment.coverOf')
    .leftJoin('accounts as holder', 'holder.id', 'covered.accountId')
    .select([
      'assignment.id',
      'assignment.accountId',
      'assignment.role',
      'assignment.organisationId',
      'assignment.validFrom',
      'assignment.endsOn',
      'assignment.validTo',
      'assignment.coverOf',
      'assignment.suspendedAt',
      'account.name',
      'account.idNumberMasked',
      'body.name as bodyName',
      'holder.name as coveredName',
    ]);

/** What is told of one assignment beside its row. */
export interface RoleStory {
  reason: string | null;
  grantedByName: string | null;
  confirmedByName: string | null;
  suspendedByName: string | null;
  suspendedReason: string | null;
  endedByName: string | null;
  endReason: string | null;
}

export async function findRoleRow(
  db: Reader,
  id: string,
): Promise<(RoleRow & RoleStory) | undefined> {
  return select(db)
    .leftJoin('accounts as granter', 'granter.id', 'assignment.grantedBy')
    .leftJoin('accounts as confirmer', 'confirmer.id', 'assignment.confirmedBy')
    .leftJoin('accounts as suspender', 'suspender.id', 'assignment.suspendedBy')
    .leftJoin('accounts as ender', 'ender.id', 'assignment.endedBy')
    .select([
      'assignment.reason',
      'granter.name as grantedByName',
      'confirmer.name as confirmedByName',
      'suspender.name as suspendedByName',
      'assignment.suspendedReason',
      'ender.name as endedByName',
      'assignment.endReason',
    ])
    .where('assignment.id', '=', id)
    .executeTakeFirst();
}

/** Lists the roles of a person and what covers them, ended ones last. */
export async function listRolesWithCovers(db: Reader, accountId: string): Promise<RoleRow[]> {
  return select(db)
    .where((where) =>
      where.or([
        where('assignment.accountId', '=', accountId),
        where('covered.accountId', '=', accountId),
      ]),
    )
    .orderBy(sql`assignment.valid_to is not null`)
    .orderBy('assignment.validFrom', 'desc')
    .orderBy('assignment.id')
    .limit(50)
    .execute();
}

/** Lists the covers of one assignment, the latest first. */
export async function listCoverRows(db: Reader, id: string): Promise<RoleRow[]> {
  return select(db)
    .where('assignment.coverOf', '=', id)
    .orderBy('assignment.validFrom', 'desc')
    .limit(20)
    .execute();
}

/** Whose assignments are listed: all, or those of a body and of the bodies right below it. */
export type RoleScope = 'ALL' | Pick<Organisation, 'id' | 'kind' | 'jurisdictionId'>;

export interface RoleFilter {
  scope: RoleScope;
  words: string;
  /** Keyed hashes of the number or phone typed. */
  indexes: readonly string[];
  role?: OfficerRole | undefined;
  state?: AssignmentState | 'COVER' | undefined;
  day: Day;
  /** One of `roleOrders`. */
  sort: string;
  limit: number;
  offset: number;
}

const orders = {
  name: sql`account.name collate "zh-x-icu"`,
  role: sql`assignment.role`,
  body: sql`body.name collate "zh-x-icu"`,
  from: sql`assignment.valid_from`,
  until: sql`coalesce(assignment.valid_to, assignment.ends_on)`,
};

/** Lists assignments; without a state those that were not ended. */
export async function listRoleRows(db: Reader, filter: RoleFilter): Promise<RoleRow[]> {
  const { scope, words, indexes, role, state, day, limit, offset } = filter;
  let query = select(db).where(inState(state, day)).where(inRoleScope(scope));
  if (role) query = query.where('assignment.role', '=', role);
  if (words !== '') {
    const part = `%${plainUnitName(words).replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(
      sql<boolean>`(account.name like ${part} or body.search_name like ${part} or body.search_short_name like ${part}
        or account.id_number_index = any (${[...indexes]}::text[]) or account.phone_index = any (${[...indexes]}::text[]))`,
    );
  }
  return sorted(query, filter.sort, orders)
    .orderBy('account.name')
    .orderBy('assignment.role')
    .orderBy('assignment.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many roles are held on a day. */
export async function countHeldRoles(db: Reader, day: Day): Promise<number> {
  const { count } = await db
    .selectFrom('roleAssignments as assignment')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where(inState('HELD', day))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function inState(state: RoleFilter['state'], day: Day) {
  const open = sql<boolean>`(assignment.valid_to is null and (assignment.ends_on is null or assignment.ends_on >= ${day}::date))`;
  switch (state) {
    case 'HELD':
      return sql<boolean>`(${open} and assignment.suspended_at is null and assignment.valid_from <= ${day}::date)`;
    case 'COMING':
      return sql<boolean>`(${open} and assignment.suspended_at is null and assignment.valid_from > ${day}::date)`;
    case 'SUSPENDED':
      return sql<boolean>`(${open} and assignment.suspended_at is not null)`;
    case 'ENDED':
      return sql<boolean>`(not ${open})`;
    case 'COVER':
      return sql<boolean>`(${open} and assignment.cover_of is not null)`;
    default:
      return open;
  }
}

// The same as findParentBody of organisations, as a condition.
function inRoleScope(scope: RoleScope) {
  if (scope === 'ALL') return sql<boolean>`true`;
  const { id, kind, jurisdictionId } = scope;
  const ofDistrict = sql`(body.kind in ('EMPLOYER', 'TALENT_AGENCY') and body.affiliation = 'DISTRICT'
    and body.jurisdiction_id is not null)`;
  const below =
    kind === 'MUNICIPAL_HR_BUREAU'
      ? sql`(body.parent_id is null and not ${ofDistrict})`
      : sql`(body.parent_id is null and ${kind} = 'DISTRICT_HR_BUREAU' and ${ofDistrict}
          and body.jurisdiction_id = ${jurisdictionId})`;
  return sql<boolean>`(body.id = ${id} or body.parent_id = ${id} or ${below})`;
}
