import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  lockMissingUnitRequest,
  type MissingUnitRequest,
  settleMissingUnitRequest,
} from '../queries/missing-units.ts';
import { missingUnitSettled } from '../rules/events.ts';
import { maySettleMissingUnit } from '../rules/policy.ts';

/**
 * Locks a pending request that the officer may answer. Throws `organisations.request_not_found`,
 * `organisations.request_settled`.
 */
export async function lockPending(tx: Tx, actor: Officer, id: string): Promise<MissingUnitRequest> {
  const request = await lockMissingUnitRequest(tx, id);
  if (!request || !maySettleMissingUnit(actor, request))
    throw new Refusal('organisations.request_not_found');
  if (request.state !== 'PENDING') throw new Refusal('organisations.request_settled');
  return request;
}

/** Stores the answer to a request, audits it and publishes `missingUnitSettled`. */
export async function settleMissingUnit(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  request: MissingUnitRequest,
  outcome: {
    state: 'ADDED' | 'MERGED' | 'REJECTED';
    organisationId: string | null;
    reason: string | null;
  },
): Promise<void> {
  const { id } = request;
  await settleMissingUnitRequest(tx, id, {
    ...outcome,
    by: actor.accountId,
    at: parts.clock.now(),
  });
  const subject = { type: 'missing_unit_request', id };
  await recordAudit(tx, actor, 'organisations.settle_missing_unit', subject, outcome);
  const { organisationId, reason } = outcome;
  await parts.jobs.publish(tx, missingUnitSettled, { requestId: id, organisationId, reason });
}
