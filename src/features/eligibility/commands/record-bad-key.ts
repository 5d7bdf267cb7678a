import { inTransaction } from '../../../platform/database/index.ts';
import { countRequest } from '../../../platform/database/request-counts.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';

/** Of one address in a minute: a flood of wrong keys must not be a flood of entries. */
const mostAMinute = 10;

export type BadKey = 'missing' | 'unknown' | 'expired' | 'revoked';

/** Records a question to the interface with a key that is not usable, without the key. */
export async function recordBadKey(
  parts: Parts,
  { ip, because, keyId }: { ip: string; because: BadKey; keyId: string | null },
): Promise<void> {
  const { requests } = await countRequest(parts.db, `bad api key ${ip}`, 60_000);
  if (requests > mostAMinute) return;
  const subject = { type: 'api_key', id: keyId ?? 'unknown' };
  await inTransaction(parts.db, (tx) =>
    recordAudit(tx, 'SYSTEM', 'eligibility.bad_api_key', subject, { ip, because }),
  );
}
