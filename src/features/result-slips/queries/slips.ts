import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { EndorserRule } from '../../organisations/index.ts';
import type { EndorsementStamp, ResultSlip, SlipContent, SlipState } from '../rules/slip.ts';

const columns = [
  'id',
  'slipNo',
  'verificationCode',
  'enrolmentId',
  'accountId',
  'topicId',
  'attemptId',
  'version',
  'state',
  'stateBecause',
  'supersededBy',
  'content',
  'endorserId',
  'endorserRule',
  'endorsement',
  'issuedAt',
] as const;

const select = (db: Reader) => db.selectFrom('resultSlips').select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const toSlip = (row: Row): ResultSlip => ({
  ...row,
  content: row.content as unknown as SlipContent,
  endorsement: row.endorsement as unknown as EndorsementStamp | null,
});

export async function findSlip(db: Reader, id: string): Promise<ResultSlip | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toSlip(row);
}

/** The slip that must exist because another row names it. */
export async function getSlip(db: Reader, id: string): Promise<ResultSlip> {
  return toSlip(await select(db).where('id', '=', id).executeTakeFirstOrThrow());
}

/** Locks the slip until the transaction ends. */
export async function lockSlip(tx: Tx, id: string): Promise<ResultSlip> {
  return toSlip(await select(tx).where('id', '=', id).forUpdate().executeTakeFirstOrThrow());
}

export async function findSlipByNumber(
  db: Reader,
  slipNo: string,
): Promise<ResultSlip | undefined> {
  const row = await select(db).where('slipNo', '=', slipNo).executeTakeFirst();
  return row && toSlip(row);
}

/** The account whose slip has this number, whatever became of it; as a list, for the search of people. */
export async function findHolder(db: Reader, slipNo: string): Promise<string[]> {
  const slip = await findSlipByNumber(db, slipNo);
  return slip ? [slip.accountId] : [];
}

/** The valid slip of an enrolment. */
export async function findValidSlip(
  db: Reader,
  enrolmentId: string,
): Promise<ResultSlip | undefined> {
  const row = await select(db)
    .where('enrolmentId', '=', enrolmentId)
    .where('state', '=', 'VALID')
    .executeTakeFirst();
  return row && toSlip(row);
}

/** The valid slip of an attempt. */
export async function findSlipOfAttempt(
  db: Reader,
  attemptId: string,
): Promise<ResultSlip | undefined> {
  const row = await select(db)
    .where('attemptId', '=', attemptId)
    .where('state', '=', 'VALID')
    .executeTakeFirst();
  return row && toSlip(row);
}

/** All slips of a learner, newest first. */
export async function listSlips(db: Reader, accountId: string): Promise<ResultSlip[]> {
  const rows = await select(db)
    .where('accountId', '=', accountId)
    .orderBy('issuedAt', 'desc')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toSlip);
}

/** All slips of several people, oldest first. */
export async function listSlipsOfPeople(
  db: Reader,
  accountIds: readonly string[],
): Promise<ResultSlip[]> {
  if (accountIds.length === 0) return [];
  const rows = await select(db)
    .where('accountId', 'in', [...accountIds])
    .orderBy('issuedAt')
    .orderBy('version')
    .execute();
  return rows.map(toSlip);
}

/** Slips by id, in no order. */
export async function listSlipsById(db: Reader, ids: readonly string[]): Promise<ResultSlip[]> {
  if (ids.length === 0) return [];
  return (
    await select(db)
      .where('id', 'in', [...ids])
      .execute()
  ).map(toSlip);
}

export interface NewSlip {
  place: string;
  verificationCode: string;
  enrolmentId: string;
  accountId: string;
  topicId: string;
  attemptId: string;
  version: number;
  content: SlipContent;
  endorserId: string;
  endorserRule: EndorserRule;
}

/** Inserts a slip with the next number and returns its id; null when its attempt already has a valid one. */
export async function insertSlip(tx: Tx, slip: NewSlip): Promise<string | null> {
  const number = sql<string>`${`${slip.place}${slip.content.year}`} || lpad(nextval('slip_numbers')::text, 7, '0')`;
  const row = await tx
    .insertInto('resultSlips')
    .values({
      id: newId(),
      slipNo: number,
      verificationCode: slip.verificationCode,
      enrolmentId: slip.enrolmentId,
      accountId: slip.accountId,
      topicId: slip.topicId,
      attemptId: slip.attemptId,
      version: slip.version,
      content: JSON.stringify(slip.content),
      endorserId: slip.endorserId,
      endorserRule: slip.endorserRule,
    })
    .onConflict((conflict) => conflict.column('attemptId').where('state', '=', 'VALID').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function updateSlipState(
  tx: Tx,
  id: string,
  state: SlipState,
  because: string,
  supersededBy: string | null = null,
): Promise<void> {
  await tx
    .updateTable('resultSlips')
    .set({ state, stateBecause: because, supersededBy })
    .where('id', '=', id)
    .execute();
}

export async function markValid(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('resultSlips')
    .set({ state: 'VALID', stateBecause: null })
    .where('id', '=', id)
    .execute();
}

export async function updateEndorsement(
  tx: Tx,
  id: string,
  stamp: EndorsementStamp | null,
): Promise<void> {
  await tx
    .updateTable('resultSlips')
    .set({ endorsement: stamp === null ? null : JSON.stringify(stamp) })
    .where('id', '=', id)
    .execute();
}

export async function updateEndorser(
  tx: Tx,
  id: string,
  endorserId: string,
  rule: EndorserRule,
): Promise<void> {
  await tx
    .updateTable('resultSlips')
    .set({ endorserId, endorserRule: rule })
    .where('id', '=', id)
    .execute();
}
