import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

/** A role that was not reviewed yet in a half-year. */
export interface RoleToReview {
  id: string;
  accountId: string;
  name: string;
  idNumberMasked: string;
  role: string;
  bodyName: string;
  validFrom: Day;
  endsOn: Day | null;
  /** When the person was last logged in; null for never. */
  lastSeenAt: Date | null;
}

const open = (db: Reader, { period, day }: { period: string; day: Day }) =>
  db
    .selectFrom('roleAssignments as assignment')
    .where('assignment.validTo', 'is', null)
    .where((where) =>
      where.or([where('assignment.endsOn', 'is', null), where('assignment.endsOn', '>=', day)]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('roleReviews as review')
            .select('review.period')
            .whereRef('review.assignmentId', '=', 'assignment.id')
            .where('review.period', '=', period),
        ),
      ),
    );

/** Lists the roles still to be reviewed, longest unused first. */
export async function listRolesToReview(
  db: Reader,
  { limit, offset, ...when }: { period: string; day: Day; limit: number; offset: number },
): Promise<RoleToReview[]> {
  const lastSeen = sql<Date | null>`(select max(session.last_seen_at) from sessions session
    where session.account_id = assignment.account_id)`;
  return open(db, when)
    .innerJoin('accounts as account', 'account.id', 'assignment.accountId')
    .innerJoin('organisations as body', 'body.id', 'assignment.organisationId')
    .select([
      'assignment.id',
      'assignment.accountId',
      'account.name',
      'account.idNumberMasked',
      'assignment.role',
      'body.name as bodyName',
      'assignment.validFrom',
      'assignment.endsOn',
      lastSeen.as('lastSeenAt'),
    ])
    .orderBy(sql`${lastSeen} nulls first`)
    .orderBy('assignment.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countRolesToReview(
  db: Reader,
  when: { period: string; day: Day },
): Promise<number> {
  const { count } = await open(db, when)
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Notes that these roles of others were reviewed; returns those noted now. */
export async function insertReviews(
  tx: Tx,
  ids: readonly string[],
  { period, by, at }: { period: string; by: string; at: Date },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into role_reviews (assignment_id, period, reviewed_by, reviewed_at)
    select id, ${period}, ${by}, ${at} from role_assignments
    where id = any (${[...ids]}::uuid[]) and valid_to is null and account_id <> ${by}
    on conflict do nothing returning assignment_id as id`.execute(tx);
  return rows.map(({ id }) => id);
}
