import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Admission } from '../admission.ts';
import type { Care } from '../link.ts';

/** Puts sealed rows of a list aside until somebody gives the word. */
export async function insertAdmissions(
  tx: Tx,
  batchId: string,
  rows: readonly Admission[],
): Promise<void> {
  if (rows.length === 0) return;
  const all = <K extends keyof Admission>(key: K) => rows.map((row) => row[key]);
  await sql`
    insert into admissions (batch_id, row_no, account_id, link_id, name, id_document_type, id_number_cipher,
      id_number_index, id_number_masked, birth_date, phone_cipher, phone_index, phone_masked, title_code,
      title_awarded_on, department, post, valid_from)
    select ${batchId}, t.* from unnest(${all('rowNo')}::integer[], ${all('accountId')}::text[],
      ${all('linkId')}::text[], ${all('name')}::text[], ${all('idDocumentType')}::text[],
      ${all('idNumberCipher')}::text[], ${all('idNumberIndex')}::text[], ${all('idNumberMasked')}::text[],
      ${all('birthDate')}::date[], ${all('phoneCipher')}::text[], ${all('phoneIndex')}::text[],
      ${all('phoneMasked')}::text[], ${all('titleCode')}::text[], ${all('titleAwardedOn')}::date[],
      ${all('department')}::text[], ${all('post')}::text[], ${all('from')}::date[]) as t`.execute(
    tx,
  );
}

export type AdmissionFault =
  | 'NUMBER_TWICE'
  | 'PHONE_TWICE'
  | 'NAME_DIFFERS'
  | 'NO_LEARNER'
  | 'PHONE_TAKEN';

export interface FoundFault {
  rowNo: number;
  fault: AdmissionFault;
  /** The earlier row with the same number or phone. */
  other: number | null;
}

/** Rows of these numbers; of a list as a whole when left out. */
export interface Slice {
  first: number;
  last: number;
}

/**
 * Compares rows with the accounts there are: who is new, who is known and how he stands to the body.
 * Returns the rows that cannot be taken. A name that differs is not told (N3).
 */
export async function judgeAdmissions(
  tx: Tx,
  batchId: string,
  { first, last }: Slice,
  care: Care | null,
): Promise<FoundFault[]> {
  const { rows } = await sql<FoundFault>`
    with known as (
      select admission.row_no, account.id, account.state = 'ACTIVE' and learner.account_id is not null as learner,
        account.name = admission.name as same_name, ${linkStateOf(care)} as link
      from admissions admission
        join accounts account on account.id_number_index = admission.id_number_index
        left join learners learner on learner.account_id = account.id
      where admission.batch_id = ${batchId} and admission.row_no between ${first} and ${last}
    ), owners as (
      select admission.row_no, account.id
      from admissions admission join accounts account on account.phone_index = admission.phone_index
      where admission.batch_id = ${batchId} and admission.row_no between ${first} and ${last}
    ), judged as (
      select admission.row_no, known.id,
        case when known.id is not null and not known.same_name then 'NAME_DIFFERS'
          when known.id is not null and not known.learner then 'NO_LEARNER'
          when known.id is null and owners.id is not null then 'PHONE_TAKEN' end as fault,
        case when known.id is null then 'NEW' else coalesce(known.link, 'ELSEWHERE') end as standing
      from admissions admission
        left join known on known.row_no = admission.row_no
        left join owners on owners.row_no = admission.row_no
      where admission.batch_id = ${batchId} and admission.row_no between ${first} and ${last}
    ), marked as (
      update admissions admission set account_id = coalesce(judged.id, admission.account_id),
        standing = case when judged.fault is null then judged.standing else 'FAULTY' end
      from judged where admission.batch_id = ${batchId} and admission.row_no = judged.row_no
        and (judged.fault is not null or judged.standing <> admission.standing
          or judged.id is distinct from admission.account_id and judged.id is not null)
    )
    select row_no as "rowNo", fault, null::integer as other from judged where fault is not null`.execute(
    tx,
  );
  return rows;
}

// Without a body nobody is linked: who has an account stays as he is.
const linkStateOf = (care: Care | null) => {
  if (!care) return sql`'HERE'`;
  const { kind, organisationId } = care;
  return kind === 'EMPLOYMENT'
    ? sql`(select case state when 'CONFIRMED' then 'HERE' else 'CLAIMED' end from employments
        where account_id = account.id and organisation_id = ${organisationId}
          and valid_to is null and state <> 'REJECTED')`
    : sql`(select 'HERE' from archive_custodies
        where account_id = account.id and agency_id = ${organisationId} and valid_to is null)`;
};

/** Rows that repeat the number or the phone of an earlier row of the same list. */
export async function findTwins(tx: Tx, batchId: string): Promise<FoundFault[]> {
  const { rows } = await sql<FoundFault>`
    with numbers as (select id_number_index, min(row_no) as first from admissions
        where batch_id = ${batchId} group by 1 having count(*) > 1),
      phones as (select phone_index, min(row_no) as first from admissions
        where batch_id = ${batchId} and phone_index is not null group by 1 having count(*) > 1),
      twins as (
        select row_no, 'NUMBER_TWICE' as fault, first as other from admissions
          join numbers using (id_number_index) where batch_id = ${batchId} and row_no > first
        union all
        select row_no, 'PHONE_TWICE', first from admissions
          join phones using (phone_index) where batch_id = ${batchId} and row_no > first
      ), marked as (
        update admissions set standing = 'FAULTY'
        where batch_id = ${batchId} and row_no in (select row_no from twins)
      )
    select row_no as "rowNo", fault, other from twins`.execute(tx);
  return rows;
}

export type AdmissionCounts = Record<'NEW' | 'CLAIMED' | 'HERE' | 'ELSEWHERE', number>;

export async function countAdmissions(db: Reader, batchId: string): Promise<AdmissionCounts> {
  const { rows } = await sql<{ standing: string; count: number }>`
    select standing, count(*)::integer as count from admissions where batch_id = ${batchId} group by 1`.execute(
    db,
  );
  const none = { NEW: 0, CLAIMED: 0, HERE: 0, ELSEWHERE: 0 };
  return Object.assign(none, Object.fromEntries(rows.map((row) => [row.standing, row.count])));
}

export async function deleteAdmissions(tx: Tx, batchId: string): Promise<void> {
  await tx.deleteFrom('admissions').where('batch_id', '=', batchId).execute();
}

/** The number of the last row put aside; 0 without any. */
export async function findLastAdmission(db: Reader, batchId: string): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select max(row_no) as last from admissions where batch_id = ${batchId}`.execute(db);
  return rows[0]?.last ?? 0;
}
