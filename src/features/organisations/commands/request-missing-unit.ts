import type { ActorOrSystem } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertMissingUnitRequest } from '../queries/missing-units.ts';

/** Inserts a request for a missing unit in the caller's transaction and returns its id (Q8). */
export async function requestMissingUnit(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  input: {
    requestedBy: string;
    name: string;
    creditCode: string | null;
    jurisdictionId: string;
  },
): Promise<string> {
  const id = newId();
  await insertMissingUnitRequest(tx, { ...input, id, createdAt: parts.clock.now() });
  const subject = { type: 'missing_unit_request', id };
  await recordAudit(tx, actor, 'organisations.request_missing_unit', subject, { name: input.name });
  return id;
}
