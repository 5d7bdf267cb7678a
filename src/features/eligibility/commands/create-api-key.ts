import type { Officer } from '../../../kernel/actor.ts';
import { instantOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { hashToken, newToken } from '../../../platform/cryptography/index.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type ApiScope, insertApiKey } from '../queries/api-keys.ts';

/** Makes a key for a title-review system. The key itself is returned once and kept nowhere. */
export async function createApiKey(
  parts: Parts,
  actor: Officer,
  input: {
    organisationId: string;
    name: string;
    scope: ApiScope[];
    requestsPerMinute: number;
    /** The last day it may be used. */
    expiresOn: string;
  },
): Promise<string> {
  const key = `jixue_${newToken()}`;
  const id = newId();
  const expiresAt = new Date(instantOf(input.expiresOn).getTime() + 86400000);
  await inTransaction(parts.db, async (tx) => {
    await insertApiKey(tx, {
      id,
      organisationId: input.organisationId,
      name: input.name,
      keyHash: hashToken(key),
      hint: key.slice(0, 10),
      scope: input.scope,
      requestsPerMinute: input.requestsPerMinute,
      expiresAt,
      createdBy: actor.accountId,
      createdAt: parts.clock.now(),
    });
    await recordAudit(
      tx,
      actor,
      'eligibility.create_api_key',
      { type: 'api_key', id },
      { organisationId: input.organisationId, scope: input.scope, expiresOn: input.expiresOn },
    );
  });
  return key;
}
