import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';
import type { BodyMembership } from '../rules/affiliation.ts';

/** The data of a new learner in an imported list. */
export interface ListedLearner {
  accountId: string;
  titleCode: string | null;
  titleAwardedOn: string | null;
}

/** Inserts the learners of a list, without consent. */
export async function insertListedLearners(
  tx: Tx,
  people: readonly ListedLearner[],
  { districtId, at }: { districtId: string; at: Date },
): Promise<void> {
  const all = <K extends keyof ListedLearner>(key: K) => people.map((one) => one[key]);
  await sql`insert into learners (account_id, district_id, title_code, title_awarded_on, registered_at)
    select t.id, ${districtId}, t.title, t.awarded, ${at}::timestamptz
    from unnest(${all('accountId')}::uuid[], ${all('titleCode')}::text[], ${all('titleAwardedOn')}::date[])
      as t (id, title, awarded)`.execute(tx);
}

export interface ListedAffiliation {
  affiliationId: string;
  accountId: string;
  from: string;
  department: string;
  post: string;
}

/**
 * Inserts the affiliations of listed people to a body; employments are claimed, or confirmed by an
 * officer.
 */
export async function insertListedAffiliations(
  tx: Tx,
  { kind, organisationId }: BodyMembership,
  affiliations: readonly ListedAffiliation[],
  { importId, confirmedBy, at }: { importId: string; confirmedBy: string | null; at: Date },
): Promise<void> {
  const all = <K extends keyof ListedAffiliation>(key: K) => affiliations.map((one) => one[key]);
  const listed = sql`unnest(${all('affiliationId')}::uuid[], ${all('accountId')}::uuid[], ${all('from')}::date[],
    ${all('department')}::text[], ${all('post')}::text[]) as t (id, account_id, since, department, post)`;
  if (kind === 'CUSTODY')
    await sql`insert into archive_custodies (id, account_id, agency_id, valid_from, source, import_id, created_at)
      select t.id, t.account_id, ${organisationId}, t.since, 'IMPORT', ${importId}, ${at}::timestamptz
      from ${listed}`.execute(tx);
  else
    await sql`insert into employments (id, account_id, organisation_id, state, valid_from, decided_by, decided_at,
        source, import_id, department, post, created_at)
      select t.id, t.account_id, ${organisationId}, ${confirmedBy ? 'CONFIRMED' : 'CLAIMED'}, t.since,
        ${confirmedBy}::uuid, ${confirmedBy ? at : null}::timestamptz,
        'IMPORT', ${importId}, t.department, t.post, ${at}::timestamptz
      from ${listed}`.execute(tx);
}

export interface ListedPlace {
  accountId: string;
  department: string;
  post: string;
}

const placesOf = (places: readonly ListedPlace[]) => sql`unnest(
  ${places.map((one) => one.accountId)}::uuid[], ${places.map((one) => one.department)}::text[],
  ${places.map((one) => one.post)}::text[]) as listed (account_id, department, post)`;

/**
 * Confirms listed people who claim to work in the unit, except the officer of the list (G10).
 * Returns their accounts.
 */
export async function confirmListedEmployments(
  tx: Tx,
  importId: string,
  claimed: readonly ListedPlace[],
  by: { accountId: string; organisationId: string; at: Date },
): Promise<string[]> {
  if (claimed.length === 0) return [];
  const { rows } = await sql<{ accountId: string }>`
    update employments employment set state = 'CONFIRMED', decided_by = ${by.accountId}, decided_at = ${by.at},
      department = listed.department, post = listed.post, import_id = ${importId}
    from ${placesOf(claimed)}
    where employment.account_id = listed.account_id and employment.organisation_id = ${by.organisationId}
      and employment.state = 'CLAIMED' and employment.valid_to is null and employment.account_id <> ${by.accountId}
    returning employment.account_id`.execute(tx);
  return rows.map((row) => row.accountId);
}

/** Updates department and post of listed people who are on the roster already. */
export async function updateListedPosts(
  tx: Tx,
  organisationId: string,
  places: readonly ListedPlace[],
): Promise<void> {
  if (places.length === 0) return;
  await sql`update employments employment set department = listed.department, post = listed.post
    from ${placesOf(places)}
    where employment.account_id = listed.account_id and employment.organisation_id = ${organisationId}
      and employment.state = 'CONFIRMED' and employment.valid_to is null`.execute(tx);
}
