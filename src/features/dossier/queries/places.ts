import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { inScope, type Scope } from '../../organisations/index.ts';

const covers = (table: 'employment' | 'custody', day: Day) => sql<boolean>`
  ${sql.ref(`${table}.validFrom`)} <= ${day}
  and (${sql.ref(`${table}.validTo`)} is null or ${sql.ref(`${table}.validTo`)} > ${day})`;

/** Learners with where they belong on a day: employer, agency, district, industry authority. */
const placesOn = (db: Reader, day: Day) =>
  db
    .selectFrom('learners as learner')
    .innerJoin('accounts as account', 'account.id', 'learner.accountId')
    .leftJoin('employments as employment', (join) =>
      join
        .onRef('employment.accountId', '=', 'learner.accountId')
        .on('employment.state', '=', 'CONFIRMED')
        .on(covers('employment', day)),
    )
    .leftJoin('organisations as employer', 'employer.id', 'employment.organisationId')
    .leftJoin('archiveCustodies as custody', (join) =>
      join.onRef('custody.accountId', '=', 'learner.accountId').on(covers('custody', day)),
    )
    .select([
      'account.id as accountId',
      'account.name',
      'account.idNumberMasked',
      'account.phoneMasked',
      'account.idNumberIndex',
      'account.phoneIndex',
      'employer.id as employerId',
      'employer.name as employerName',
      'employer.industryAuthorityId',
      'custody.agencyId',
      sql<string>`coalesce(employer.jurisdiction_id, learner.district_id)`.as('jurisdictionId'),
    ]);

/**
 * Returns the people in a scope on a day: those who belong to the officer's body (learner-years has the same
 * rule), and those whose slip waits for it; for the association all whose slip lies with it (roles.md).
 */
export const peopleIn = (db: Reader, scope: Scope, day: Day) =>
  db.selectFrom(placesOn(db, day).as('person')).where((where) =>
    where.or([
      inScope(scope, {
        unit: 'person.employerId',
        agency: 'person.agencyId',
        district: 'person.jurisdictionId',
        industry: 'person.industryAuthorityId',
      }),
      where.exists(
        where
          .selectFrom('endorsements as endorsement')
          .select('endorsement.id')
          .whereRef('endorsement.accountId', '=', 'person.accountId')
          .where(inScope(scope, { body: 'endorsement.organisationId' }))
          .$if(scope.kind !== 'ENDORSER', (lying) =>
            lying.where('endorsement.state', '=', 'PENDING'),
          ),
      ),
    ]),
  );

/** Whether a person lies in a scope on a day. */
export async function isInScope(
  db: Reader,
  scope: Scope,
  accountId: string,
  day: Day,
): Promise<boolean> {
  const found = await peopleIn(db, scope, day)
    .where('person.accountId', '=', accountId)
    .select('person.accountId')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
