import type { Parts } from '../../../platform/parts.ts';
import { isProved } from '../rules/second-factor.ts';
import { getSetUp, listPasskeys } from './second-factors.ts';

/** How a person may prove that it is them before a change: whether with a passkey, and whether just done. */
export interface OwnProof {
  passkey: boolean;
  proved: boolean;
}

export async function findOwnProof(
  { db, clock }: Pick<Parts, 'db' | 'clock'>,
  { accountId, sessionId }: { accountId: string; sessionId: string },
): Promise<OwnProof> {
  const { passkeyProvedAt } = await getSetUp(db, sessionId);
  return {
    passkey: (await listPasskeys(db, accountId)).length > 0,
    proved: isProved(passkeyProvedAt, clock.now()),
  };
}
