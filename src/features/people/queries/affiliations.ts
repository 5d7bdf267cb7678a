import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type {
  AffiliationEndReason,
  AffiliationKind,
  AffiliationSource,
} from '../rules/affiliation.ts';

export interface Affiliation {
  id: string;
  accountId: string;
  organisationId: string | null;
  state: 'CLAIMED' | 'CONFIRMED' | 'REJECTED';
  validFrom: string;
  validTo: string | null;
}

const tableOf = (kind: AffiliationKind) =>
  sql.table(kind === 'EMPLOYMENT' ? 'employments' : 'archiveCustodies');
const columnsOf = (kind: AffiliationKind) =>
  kind === 'EMPLOYMENT'
    ? sql`id, account_id, organisation_id, state,
        valid_from, valid_to`
    : sql`id, account_id, agency_id as organisation_id, 'CONFIRMED' as state,
        valid_from, valid_to`;
const counts = (kind: AffiliationKind) =>
  kind === 'EMPLOYMENT' ? sql`state <> 'REJECTED'` : sql`true`;

export async function lockAffiliation(
  tx: Tx,
  kind: AffiliationKind,
  id: string,
): Promise<Affiliation | undefined> {
  const { rows } = await sql<Affiliation>`select ${columnsOf(kind)} from ${tableOf(kind)}
    where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Returns the open affiliation of a person; a rejected one does not count. */
export async function findOpenAffiliation(
  db: Reader,
  kind: AffiliationKind,
  accountId: string,
): Promise<Affiliation | undefined> {
  const { rows } = await sql<Affiliation>`select ${columnsOf(kind)} from ${tableOf(kind)}
    where account_id = ${accountId} and valid_to is null and ${counts(kind)}`.execute(db);
  return rows[0];
}

/** Whether another affiliation of the person covers a day of this period. */
export async function overlapsAnother(
  db: Reader,
  kind: AffiliationKind,
  affiliation: { id: string; accountId: string; from: string; to: string | null },
): Promise<boolean> {
  const { rows } = await sql`select from ${tableOf(kind)}
    where account_id = ${affiliation.accountId} and id <> ${affiliation.id} and ${counts(kind)}
      and valid_from < coalesce(${affiliation.to}::date, 'infinity')
      and coalesce(valid_to, 'infinity') > ${affiliation.from}::date
      and (valid_to is null or valid_to > valid_from)
    limit 1`.execute(db);
  return rows.length > 0;
}

export async function updateAffiliation(
  tx: Tx,
  kind: AffiliationKind,
  id: string,
  change: {
    from?: string;
    to?: string | null;
    endReason?: AffiliationEndReason | null;
    endedBy?: string | null;
    department?: string;
    post?: string;
  },
): Promise<void> {
  const sets = [
    change.from !== undefined && sql`valid_from = ${change.from}`,
    change.to !== undefined && sql`valid_to = ${change.to}`,
    change.endReason !== undefined && sql`end_reason = ${change.endReason}`,
    change.endedBy !== undefined && sql`ended_by = ${change.endedBy}`,
    kind === 'EMPLOYMENT' &&
      change.department !== undefined &&
      sql`department = ${change.department}`,
    kind === 'EMPLOYMENT' && change.post !== undefined && sql`post = ${change.post}`,
  ].filter((one) => one !== false);
  await sql`update ${tableOf(kind)} set ${sql.join(sets)} where id = ${id}`.execute(tx);
}

/**
 * Ends affiliations that reach beyond a day on it; returns those that were open, whatever their
 * state.
 */
export async function endAffiliationsOn(
  tx: Tx,
  kind: AffiliationKind,
  accountId: string,
  day: string,
): Promise<Affiliation[]> {
  const { rows } = await sql<Affiliation & { wasOpen: boolean }>`
    with before as (select * from ${tableOf(kind)} where account_id = ${accountId} and ${counts(kind)}
      and (valid_to is null or valid_to > ${day}) for update)
    update ${tableOf(kind)} affiliation set valid_to = ${day}, end_reason = 'TRANSFERRED'
    from (select id as of, valid_to is null as was_open from before) was where affiliation.id = was.of
    returning ${columnsOf(kind)}, was_open`.execute(tx);
  return rows.filter((one) => one.wasOpen);
}

/** Inserts an affiliation both sides agreed on, confirmed from the first day on. */
export async function insertAgreedAffiliation(
  tx: Tx,
  kind: AffiliationKind,
  affiliation: {
    accountId: string;
    organisationId: string;
    from: string;
    department: string;
    post: string;
    source: AffiliationSource;
    decidedBy: string | null;
    at: Date;
  },
): Promise<string> {
  const id = newId();
  if (kind === 'CUSTODY')
    await sql`insert into archive_custodies (id, account_id, agency_id, valid_from, source)
      values (${id}, ${affiliation.accountId}, ${affiliation.organisationId}, ${affiliation.from}, ${affiliation.source})`.execute(
      tx,
    );
  else
    await sql`insert into employments
      (id, account_id, organisation_id, state, valid_from, department, post, source, decided_by, decided_at)
      values (${id}, ${affiliation.accountId}, ${affiliation.organisationId}, 'CONFIRMED', ${affiliation.from},
        ${affiliation.department}, ${affiliation.post}, ${affiliation.source}, ${affiliation.decidedBy}, ${affiliation.at})`.execute(
      tx,
    );
  return id;
}

/** Voids an affiliation that was a mistake. */
export async function voidAffiliation(tx: Tx, kind: AffiliationKind, id: string): Promise<void> {
  const rejected = kind === 'EMPLOYMENT' ? sql`state = 'REJECTED',` : sql``;
  await sql`update ${tableOf(kind)} set ${rejected} valid_to = valid_from, end_reason = 'MISTAKEN'
    where id = ${id}`.execute(tx);
}
