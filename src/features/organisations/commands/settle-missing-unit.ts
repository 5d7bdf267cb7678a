import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { breaksUnique, inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  lockMissingUnitRequest,
  type MissingUnitRequest,
  settleMissingUnitRequest,
} from '../queries/missing-units.ts';
import { findOrganisation } from '../queries/organisations.ts';
import { missingUnitSettled } from '../rules/events.ts';
import type { Affiliation, Ownership } from '../rules/organisation.ts';
import { maySettleMissingUnit } from '../rules/policy.ts';
import { addOrganisation } from './add-organisation.ts';

/**
 * Adds the unit that was missing (Q8). A unit of the city or the central state waits for the
 * municipal bureau's approval before it endorses (N26). Returns its id. Throws
 * `organisations.request_not_found`, `organisations.request_settled`,
 * `organisations.credit_code_taken`.
 */
export async function addMissingUnit(
  parts: Parts,
  actor: Officer,
  requestId: string,
  unit: {
    name: string;
    creditCode: string | null;
    affiliation: Affiliation | null;
    ownership: Ownership;
    address: string;
  },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const request = await lockPending(tx, actor, requestId);
    const district = unit.affiliation === null || unit.affiliation === 'DISTRICT';
    const organisationId = await addOrganisation(parts, tx, actor, {
      ...unit,
      kind: 'EMPLOYER',
      jurisdictionId: request.jurisdictionId,
      approval: district ? 'APPROVED' : 'PENDING',
    }).catch((error: unknown) => {
      if (breaksUnique(error, 'organisations_credit_code_key'))
        throw new Refusal('organisations.credit_code_taken');
      throw error;
    });
    await settle(parts, tx, actor, request, { state: 'ADDED', organisationId, reason: null });
    return organisationId;
  });
}

/** The unit is in the list already, under another name. Throws as `addMissingUnit`. */
export async function mergeMissingUnit(
  parts: Parts,
  actor: Officer,
  requestId: string,
  organisationId: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const request = await lockPending(tx, actor, requestId);
    if (!(await findOrganisation(tx, organisationId)))
      throw new Refusal('organisations.organisation_not_found');
    await settle(parts, tx, actor, request, { state: 'MERGED', organisationId, reason: null });
  });
}

/** There is no such unit, or it cannot be told which it is. Throws as `addMissingUnit`. */
export async function rejectMissingUnit(
  parts: Parts,
  actor: Officer,
  requestId: string,
  reason: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const request = await lockPending(tx, actor, requestId);
    await settle(parts, tx, actor, request, { state: 'REJECTED', organisationId: null, reason });
  });
}

async function lockPending(tx: Tx, actor: Officer, id: string): Promise<MissingUnitRequest> {
  const request = await lockMissingUnitRequest(tx, id);
  if (!request || !maySettleMissingUnit(actor, request))
    throw new Refusal('organisations.request_not_found');
  if (request.state !== 'PENDING') throw new Refusal('organisations.request_settled');
  return request;
}

async function settle(
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
