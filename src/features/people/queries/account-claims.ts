import type { Reader, Tx } from '../../../platform/database/index.ts';

export interface AccountClaim {
  id: string;
  reference: string;
  idNumberIndex: string;
  idNumberCipher: string;
  idNumberMasked: string;
  claimantName: string;
  claimantPhoneCipher: string;
  claimantPhoneMasked: string;
  districtId: string;
  statement: string;
  state: 'OPEN' | 'GRANTED' | 'REJECTED';
  decisionReason: string | null;
  createdAt: Date;
}

const select = (db: Reader) =>
  db
    .selectFrom('identityClaims')
    .select([
      'id',
      'reference',
      'idNumberIndex',
      'idNumberCipher',
      'idNumberMasked',
      'claimantName',
      'claimantPhoneCipher',
      'claimantPhoneMasked',
      'districtId',
      'statement',
      'state',
      'decisionReason',
      'createdAt',
    ]);

/** Lists open account claims of jurisdictions, the oldest first. */
export async function listOpenAccountClaims(
  db: Reader,
  districtIds: readonly string[],
): Promise<AccountClaim[]> {
  if (districtIds.length === 0) return [];
  return select(db)
    .where('state', '=', 'OPEN')
    .where('districtId', 'in', [...districtIds])
    .orderBy('createdAt')
    .execute();
}

/** Lists the jurisdictions with open account claims. */
export async function listDistrictsWithClaims(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('identityClaims')
    .select('districtId')
    .distinct()
    .where('state', '=', 'OPEN')
    .execute();
  return rows.map((row) => row.districtId);
}

export async function findAccountClaim(db: Reader, id: string): Promise<AccountClaim | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function lockAccountClaim(tx: Tx, id: string): Promise<AccountClaim | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertAccountClaim(
  tx: Tx,
  claim: Omit<AccountClaim, 'state' | 'decisionReason'>,
): Promise<void> {
  await tx.insertInto('identityClaims').values(claim).execute();
}

export async function decideAccountClaim(
  tx: Tx,
  id: string,
  decision: { state: 'GRANTED' | 'REJECTED'; reason: string | null; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('identityClaims')
    .set({
      state: decision.state,
      decisionReason: decision.reason,
      decidedBy: decision.by,
      decidedAt: decision.at,
    })
    .where('id', '=', id)
    .execute();
}
