import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { BodyMembership } from '../../people/index.ts';
import type { ImportCandidate } from '../rules/import-candidate.ts';

/** Inserts the checked rows of a list. */
export async function insertCandidates(
  tx: Tx,
  batchId: string,
  rows: readonly ImportCandidate[],
): Promise<void> {
  if (rows.length === 0) return;
  const all = <K extends keyof ImportCandidate>(key: K) => rows.map((row) => row[key]);
  await sql`
    insert into admissions (batch_id, row_no, account_id, affiliation_id, name, id_document_type, id_number_cipher,
      id_number_index, id_number_masked, birth_date, phone_cipher, phone_index, phone_masked, title_code,
      title_awarded_on, department, post, valid_from, id_number_other, phone_other)
    select ${batchId}::uuid, t.* from unnest(${all('rowNo')}::integer[], ${all('accountId')}::uuid[],
      ${all('affiliationId')}::uuid[], ${all('name')}::text[], ${all('idDocumentType')}::text[],
      ${all('idNumberCipher')}::text[], ${all('idNumberIndex')}::text[], ${all('idNumberMasked')}::text[],
      ${all('birthDate')}::date[], ${all('phoneCipher')}::text[], ${all('phoneIndex')}::text[],
      ${all('phoneMasked')}::text[], ${all('titleCode')}::text[], ${all('titleAwardedOn')}::date[],
      ${all('department')}::text[], ${all('post')}::text[], ${all('from')}::date[],
      ${rows.map((row) => row.idNumberOther.join(' '))}::text[],
      ${rows.map((row) => row.phoneOther.join(' '))}::text[]) as t`.execute(tx);
}

export type CandidateFault =
  | 'NUMBER_TWICE'
  | 'PHONE_TWICE'
  | 'NAME_DIFFERS'
  | 'NO_LEARNER'
  | 'PHONE_TAKEN';

export interface FoundFault {
  rowNo: number;
  fault: CandidateFault;
  /** The earlier row with the same number or phone. */
  other: number | null;
}

/** Rows of these numbers; of a list as a whole when left out. */
export interface Slice {
  first: number;
  last: number;
}

/**
 * Compares candidates with existing accounts and updates their standing: new, known, affiliation
 * with the body. Returns those that cannot be imported; a name that differs is not revealed (N3).
 */
export async function compareCandidates(
  tx: Tx,
  batchId: string,
  { first, last }: Slice,
  membership: BodyMembership | null,
): Promise<FoundFault[]> {
  const { rows } = await sql<ComparedCandidate>`
    with compared as (
      select mine.row_no, mine.standing as was, mine.account_id as was_account, account.id,
        case when account.id is not null and account.name <> mine.name then 'NAME_DIFFERS'
          when account.id is not null and not account.learner then 'NO_LEARNER'
          when account.id is null and owner.id is not null then 'PHONE_TAKEN' end as fault,
        case when account.id is null then 'NEW' else coalesce(${affiliationStateOf(membership)}, 'ELSEWHERE') end as standing
      from admissions mine
        left join lateral (select id, name, state = 'ACTIVE'
            and exists (select from learners where account_id = accounts.id) as learner
          from accounts where id = (select coalesce(merged_into, id) from accounts
            where id_number_index = any(mine.id_number_index || string_to_array(mine.id_number_other, ' ')) limit 1)) account on true
        left join lateral (select id from accounts where phone_index = any(mine.phone_index || string_to_array(mine.phone_other, ' ')) limit 1) owner on true
      where mine.batch_id = ${batchId} and mine.row_no between ${first} and ${last}
    )
    select row_no, fault, coalesce(id, was_account) as account_id,
      case when fault is null then standing else 'FAULTY' end as standing
    from compared
    where fault is not null or standing <> was or id <> was_account`.execute(tx);
  await updateStandings(tx, batchId, rows);
  return rows.flatMap(({ rowNo, fault }) => (fault ? { rowNo, fault, other: null } : []));
}

interface ComparedCandidate {
  rowNo: number;
  fault: CandidateFault | null;
  accountId: string;
  standing: string;
}

// By row numbers: the table was just filled and has no statistics, so a join is planned badly.
async function updateStandings(
  tx: Tx,
  batchId: string,
  rows: readonly Omit<ComparedCandidate, 'fault'>[],
): Promise<void> {
  if (rows.length === 0) return;
  const numbers = rows.map(({ rowNo }) => rowNo);
  await sql`
    update admissions admission set account_id = t.account_id, standing = t.standing
    from unnest(${numbers}::integer[], ${rows.map((row) => row.accountId)}::uuid[],
      ${rows.map((row) => row.standing)}::text[]) as t (row_no, account_id, standing)
    where admission.batch_id = ${batchId} and admission.row_no = any(${numbers}::integer[])
      and admission.row_no = t.row_no`.execute(tx);
}

// Without a body there are no affiliations: known people stay as they are.
const affiliationStateOf = (membership: BodyMembership | null) => {
  if (!membership) return sql`'HERE'`;
  const { kind, organisationId } = membership;
  return kind === 'EMPLOYMENT'
    ? sql`(select case state when 'CONFIRMED' then 'HERE' else 'CLAIMED' end from employments
        where account_id = account.id and organisation_id = ${organisationId}
          and valid_to is null and state <> 'REJECTED')`
    : sql`(select 'HERE' from archive_custodies
        where account_id = account.id and agency_id = ${organisationId} and valid_to is null)`;
};

/** Finds rows that repeat the number or the phone of an earlier row of the same list. */
export async function findRepeatedRows(tx: Tx, batchId: string): Promise<FoundFault[]> {
  // One pass: a self-join would be planned by the statistics of an empty table.
  const { rows } = await sql<FoundFault>`
    with rows as (
      select row_no, min(row_no) over (partition by id_number_index) as same_number,
        min(row_no) over (partition by coalesce(phone_index, row_no::text)) as same_phone
      from admissions where batch_id = ${batchId}
    )
    select row_no, 'NUMBER_TWICE' as fault, same_number as other from rows where row_no > same_number
    union all
    select row_no, 'PHONE_TWICE', same_phone from rows where row_no > same_phone`.execute(tx);
  const numbers = rows.map(({ rowNo }) => rowNo);
  await sql`update admissions set standing = 'FAULTY'
    where batch_id = ${batchId} and row_no = any(${numbers}::integer[])`.execute(tx);
  return rows;
}

export type CandidateCounts = Record<'NEW' | 'CLAIMED' | 'HERE' | 'ELSEWHERE', number>;

export async function countCandidates(db: Reader, batchId: string): Promise<CandidateCounts> {
  const { rows } = await sql<{ standing: string; count: number }>`
    select standing, count(*)::integer as count from admissions where batch_id = ${batchId} group by 1`.execute(
    db,
  );
  const none = { NEW: 0, CLAIMED: 0, HERE: 0, ELSEWHERE: 0 };
  return Object.assign(none, Object.fromEntries(rows.map((row) => [row.standing, row.count])));
}

export async function deleteCandidates(tx: Tx, batchId: string): Promise<void> {
  await tx.deleteFrom('admissions').where('batchId', '=', batchId).execute();
}

/** Lists the new people among rows of a list. */
export async function listNewCandidates(
  tx: Tx,
  batchId: string,
  { first, last }: Slice,
): Promise<ImportCandidate[]> {
  const { rows } = await sql<ImportCandidate>`
    select row_no, account_id, affiliation_id, name,
      id_document_type, id_number_cipher,
      id_number_index, string_to_array(id_number_other, ' ') as id_number_other, id_number_masked,
      birth_date, phone_cipher, phone_index, string_to_array(phone_other, ' ') as phone_other, phone_masked,
      title_code, title_awarded_on, department, post, valid_from as "from"
    from admissions where batch_id = ${batchId} and row_no between ${first} and ${last} and standing = 'NEW'
    order by row_no`.execute(tx);
  return rows;
}

/** Lists the people of a list with a standing, with department and post. */
export async function listCandidatesByStanding(
  tx: Tx,
  batchId: string,
  standing: 'CLAIMED' | 'HERE',
): Promise<{ accountId: string; department: string; post: string }[]> {
  const { rows } = await sql<{ accountId: string; department: string; post: string }>`
    select account_id, department, post from admissions
    where batch_id = ${batchId} and standing = ${standing}`.execute(tx);
  return rows;
}

export interface CandidateElsewhere {
  accountId: string;
  name: string;
  idNumberMasked: string;
  from: string;
  department: string;
  post: string;
}

/** Lists the people with an account who must be asked. */
export async function listCandidatesElsewhere(
  tx: Tx,
  batchId: string,
): Promise<CandidateElsewhere[]> {
  const { rows } = await sql<CandidateElsewhere>`
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

/** Deletes and returns the next rows of an imported list; rows locked by others are skipped. */
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

/** Returns the number of the last row; 0 without any. */
export async function findLastCandidate(db: Reader, batchId: string): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select max(row_no) as last from admissions where batch_id = ${batchId}`.execute(db);
  return rows[0]?.last ?? 0;
}
