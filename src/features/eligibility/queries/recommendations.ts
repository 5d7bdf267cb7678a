import type { TitleLevel } from '../../../kernel/title-level.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Scope } from '../../organisations/index.ts';
import type { Place } from '../rules/policy.ts';
import { isPlacedIn } from './scoped.ts';

export type RecommendationState = 'RECOMMENDED' | 'WITHDRAWN' | 'ACCEPTED' | 'REFUSED';

/** A unit puts a person forward for title review of a year (N37). */
export interface Recommendation {
  id: string;
  accountId: string;
  organisationId: string;
  applicationYear: number;
  seriesCode: string | null;
  level: TitleLevel;
  state: RecommendationState;
  recommendedAt: Date;
  withdrawnBecause: string | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('reviewRecommendations')
    .select([
      'id',
      'accountId',
      'organisationId',
      'applicationYear',
      'seriesCode',
      'level',
      'state',
      'recommendedAt',
      'withdrawnBecause',
    ]);

/** Recommendations of people for a year, withdrawn ones left out. */
export async function listLiveRecommendations(
  db: Reader,
  accountIds: readonly string[],
  applicationYear: number,
): Promise<Recommendation[]> {
  if (accountIds.length === 0) return [];
  return select(db)
    .where('accountId', 'in', [...accountIds])
    .where('applicationYear', '=', applicationYear)
    .where('state', '<>', 'WITHDRAWN')
    .execute();
}

/** What units of a scope have put forward for a year and level and nobody has decided, oldest first. */
export async function listRecommended(
  db: Reader,
  scope: Scope,
  { applicationYear, level, limit }: { applicationYear: number; level: TitleLevel; limit: number },
): Promise<Recommendation[]> {
  return select(db)
    .where(isPlacedIn(scope))
    .where('applicationYear', '=', applicationYear)
    .where('level', '=', level)
    .where('state', '=', 'RECOMMENDED')
    .orderBy('recommendedAt')
    .limit(limit)
    .execute();
}

export async function findRecommendation(
  db: Reader,
  id: string,
): Promise<Recommendation | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function lockRecommendation(tx: Tx, id: string): Promise<Recommendation | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

export interface NewRecommendation extends Place {
  id: string;
  accountId: string;
  organisationId: string;
  applicationYear: number;
  seriesCode: string | null;
  level: TitleLevel;
  restedOn: unknown;
  recommendedBy: string;
  recommendedAt: Date;
}

/** Writes a recommendation; false when one for this year is live already. */
export async function insertRecommendation(tx: Tx, one: NewRecommendation): Promise<boolean> {
  const row = await tx
    .insertInto('reviewRecommendations')
    .values({
      id: one.id,
      accountId: one.accountId,
      organisationId: one.organisationId,
      jurisdictionId: one.jurisdictionId,
      industryAuthorityId: one.industryAuthorityId,
      applicationYear: one.applicationYear,
      seriesCode: one.seriesCode,
      level: one.level,
      restedOn: JSON.stringify(one.restedOn),
      recommendedBy: one.recommendedBy,
      recommendedAt: one.recommendedAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['accountId', 'applicationYear'])
        .where('state', '<>', 'WITHDRAWN')
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function markRecommendationWithdrawn(
  tx: Tx,
  id: string,
  { by, at, because }: { by: string; at: Date; because: string },
): Promise<void> {
  await tx
    .updateTable('reviewRecommendations')
    .set({
      state: 'WITHDRAWN',
      withdrawnBy: by,
      withdrawnAt: at,
      withdrawnBecause: because,
    })
    .where('id', '=', id)
    .execute();
}

/** What the authority decided about what the unit had put forward, and has not taken back. */
export async function updateRecommendationState(
  tx: Tx,
  id: string,
  state: 'ACCEPTED' | 'REFUSED',
): Promise<void> {
  await tx
    .updateTable('reviewRecommendations')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'RECOMMENDED')
    .execute();
}
