import type { Reader } from '../../../platform/database/index.ts';
import { listOrganisationsById, type Organisation } from '../../organisations/index.ts';

/** Where a person works: the district, and whose unit it is; null without a known one. */
export interface Workplace {
  districtId: string;
  affiliation: Organisation['affiliation'];
}

/**
 * Returns where learners work on a day, by account: the district they work in, and whose unit employs them. A
 * rejected employer does not count.
 */
export async function listWorkplaces(
  db: Reader,
  accountIds: readonly string[],
  day: string,
): Promise<Map<string, Workplace>> {
  if (accountIds.length === 0) return new Map();
  const people = await db
    .selectFrom('learners as learner')
    .leftJoin('employments as employment', (join) =>
      join
        .onRef('employment.accountId', '=', 'learner.accountId')
        .on('employment.state', '<>', 'REJECTED')
        .on('employment.validFrom', '<=', day)
        .on((on) =>
          on.or([on('employment.validTo', 'is', null), on('employment.validTo', '>', day)]),
        ),
    )
    .select(['learner.accountId', 'learner.districtId', 'employment.organisationId'])
    .where('learner.accountId', 'in', [...accountIds])
    .orderBy('employment.validFrom')
    .execute();
  const ids = [...new Set(people.flatMap(({ organisationId }) => organisationId ?? []))];
  const units = new Map((await listOrganisationsById(db, ids)).map((unit) => [unit.id, unit]));
  return new Map(
    people.map(({ accountId, districtId, organisationId }) => {
      const unit = organisationId ? units.get(organisationId) : undefined;
      return [accountId, { districtId, affiliation: unit?.affiliation ?? null }];
    }),
  );
}
