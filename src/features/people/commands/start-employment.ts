import type { Actor } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { requestMissingUnit } from '../../organisations/index.ts';
import { insertEmployment } from '../queries/employments.ts';
import type { EmploymentState } from '../rules/learner-profile.ts';
import type { UnitChoice } from '../rules/unit-choice.ts';

/**
 * Starts an employment on a day, in the caller's transaction; it counts before the unit answers
 * (Q9). No audit: the caller records the reason.
 */
export async function startEmployment(
  parts: Parts,
  tx: Tx,
  actor: Actor,
  input: { unit: UnitChoice; districtId: string; from: string; state: EmploymentState },
): Promise<void> {
  const { unit, districtId, from, state } = input;
  const { accountId } = actor;
  if (unit.kind === 'NONE') return;
  if (unit.kind === 'LISTED') {
    await insertEmployment(tx, {
      accountId,
      organisationId: unit.organisationId,
      missingUnitRequestId: null,
      state,
      validFrom: from,
    });
    return;
  }
  const missingUnitRequestId = await requestMissingUnit(parts, tx, actor, {
    requestedBy: accountId,
    name: unit.name,
    creditCode: unit.creditCode,
    jurisdictionId: districtId,
  });
  await insertEmployment(tx, {
    accountId,
    organisationId: null,
    missingUnitRequestId,
    state: 'CLAIMED',
    validFrom: from,
  });
}
