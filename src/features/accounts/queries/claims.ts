import type { Reader, Tx } from '../../../platform/database/index.ts';

export interface IdentityClaim {
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
    .selectFrom('identity_claims')
    .select([
      'id',
      'reference',
      'id_number_index as idNumberIndex',
      'id_number_cipher as idNumberCipher',
      'id_number_masked as idNumberMasked',
      'claimant_name as claimantName',
      'claimant_phone_cipher as claimantPhoneCipher',
      'claimant_phone_masked as claimantPhoneMasked',
      'district_id as districtId',
      'statement',
      'state',
      'decision_reason as decisionReason',
      'created_at as createdAt',
    ])
    .$narrowType<{ state: IdentityClaim['state'] }>();

/** Open claims of some jurisdictions, the oldest first. */
export async function listOpenClaims(
  db: Reader,
  districtIds: readonly string[],
): Promise<IdentityClaim[]> {
  if (districtIds.length === 0) return [];
  return select(db)
    .where('state', '=', 'OPEN')
    .where('district_id', 'in', [...districtIds])
    .orderBy('created_at')
    .execute();
}

/** The jurisdictions in which claims are open. */
export async function listClaimedDistricts(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('identity_claims')
    .select('district_id')
    .distinct()
    .where('state', '=', 'OPEN')
    .execute();
  return rows.map((row) => row.district_id);
}

export async function findClaim(db: Reader, id: string): Promise<IdentityClaim | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function lockClaim(tx: Tx, id: string): Promise<IdentityClaim | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertClaim(
  tx: Tx,
  claim: Omit<IdentityClaim, 'state' | 'decisionReason'>,
): Promise<void> {
  await tx
    .insertInto('identity_claims')
    .values({
      id: claim.id,
      reference: claim.reference,
      id_number_index: claim.idNumberIndex,
      id_number_cipher: claim.idNumberCipher,
      id_number_masked: claim.idNumberMasked,
      claimant_name: claim.claimantName,
      claimant_phone_cipher: claim.claimantPhoneCipher,
      claimant_phone_masked: claim.claimantPhoneMasked,
      district_id: claim.districtId,
      statement: claim.statement,
      created_at: claim.createdAt,
    })
    .execute();
}

export async function decideClaim(
  tx: Tx,
  id: string,
  decision: { state: 'GRANTED' | 'REJECTED'; reason: string | null; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('identity_claims')
    .set({
      state: decision.state,
      decision_reason: decision.reason,
      decided_by: decision.by,
      decided_at: decision.at,
    })
    .where('id', '=', id)
    .execute();
}
