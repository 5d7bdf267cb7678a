import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';
import type { Care } from '../link.ts';
import type { Slice } from './admissions.ts';

/**
 * Makes accounts, learners and links of the new people among these rows: statements for many at once.
 * A number or phone that somebody has taken meanwhile breaks a unique index, and nothing is written.
 */
export async function insertAdmitted(
  tx: Tx,
  batchId: string,
  { first, last }: Slice,
  into: {
    care: Care | null;
    state: 'CLAIMED' | 'CONFIRMED';
    districtId: string;
    by: string;
    at: Date;
  },
): Promise<void> {
  const { care, state, districtId, by, at } = into;
  const newcomers = sql`from admissions where batch_id = ${batchId}
    and row_no between ${first} and ${last} and standing = 'NEW'`;
  await sql`insert into accounts (id, name, id_document_type, id_number_cipher, id_number_index,
      id_number_masked, birth_date, phone_cipher, phone_index, phone_masked, created_at)
    select account_id, name, id_document_type, id_number_cipher, id_number_index, id_number_masked, birth_date,
      phone_cipher, phone_index, phone_masked, ${at} ${newcomers}`.execute(tx);
  await sql`insert into learners (account_id, district_id, title_code, title_awarded_on, registered_at)
    select account_id, ${districtId}, title_code, title_awarded_on, ${at} ${newcomers}`.execute(tx);
  if (!care) return;
  if (care.kind === 'CUSTODY') {
    await sql`insert into archive_custodies (id, account_id, agency_id, valid_from, source, import_id, created_at)
      select link_id, account_id, ${care.organisationId}, valid_from, 'IMPORT', ${batchId}, ${at} ${newcomers}`.execute(
      tx,
    );
    return;
  }
  const decided = state === 'CONFIRMED';
  await sql`insert into employments (id, account_id, organisation_id, state, valid_from, decided_by, decided_at,
      source, import_id, department, post, created_at)
    select link_id, account_id, ${care.organisationId}, ${state}, valid_from,
      ${decided ? by : null}::text, ${decided ? at : null}::timestamptz,
      'IMPORT', ${batchId}, department, post, ${at} ${newcomers}`.execute(tx);
}

/** The unit has listed people who claim to work in it: confirmed, except himself (G10). Returns their accounts. */
export async function confirmListed(
  tx: Tx,
  batchId: string,
  by: { accountId: string; organisationId: string; at: Date },
): Promise<string[]> {
  const { rows } = await sql<{ accountId: string }>`
    update employments link set state = 'CONFIRMED', decided_by = ${by.accountId}, decided_at = ${by.at},
      department = admission.department, post = admission.post, import_id = ${batchId}
    from admissions admission
    where admission.batch_id = ${batchId} and admission.standing = 'CLAIMED'
      and link.account_id = admission.account_id and link.organisation_id = ${by.organisationId}
      and link.state = 'CLAIMED' and link.valid_to is null and link.account_id <> ${by.accountId}
    returning link.account_id`.execute(tx);
  return rows.map((row) => row.accountId);
}

/** Where in the unit people work who are on its roster already, as its list says it. */
export async function placeListed(tx: Tx, batchId: string, organisationId: string): Promise<void> {
  await sql`update employments link set department = admission.department, post = admission.post
    from admissions admission
    where admission.batch_id = ${batchId} and admission.standing = 'HERE'
      and (admission.department, admission.post) <> ('', '')
      and link.account_id = admission.account_id and link.organisation_id = ${organisationId}
      and link.state = 'CONFIRMED' and link.valid_to is null`.execute(tx);
}

export interface ListedElsewhere {
  accountId: string;
  name: string;
  idNumberMasked: string;
  from: string;
  department: string;
  post: string;
}

/** People of the list who have an account and must be asked. */
export async function listElsewhere(tx: Tx, batchId: string): Promise<ListedElsewhere[]> {
  const { rows } = await sql<ListedElsewhere>`
    select account_id, name, id_number_masked, valid_from as "from",
      department, post
    from admissions where batch_id = ${batchId} and standing = 'ELSEWHERE' order by row_no`.execute(
    tx,
  );
  return rows;
}

export interface Invitation {
  accountId: string;
  standing: 'NEW' | 'ELSEWHERE' | 'CLAIMED' | 'HERE' | 'FAULTY';
}

/** Takes the next rows of an imported list out of the queue; what others hold is passed over. */
export async function takeInvitations(
  tx: Tx,
  batchId: string,
  most: number,
): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`
    delete from admissions where batch_id = ${batchId} and row_no = any(array(
      select row_no from admissions where batch_id = ${batchId}
      order by row_no limit ${most} for update skip locked))
    returning account_id, standing`.execute(tx);
  return rows;
}
