import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertCase, insertEvent, type Suspicion } from '../queries/cases.ts';
import { sourceNames } from '../rules/case-kinds.ts';

/**
 * Records a suspicion of a body, a spot check or a finding (N38) in the caller's transaction, and returns
 * the id of the case; the bureau accepts it or not. `reference` names the caller's row: about the same
 * person or body it is reported once (`irregularities.reported_already`).
 */
export async function reportSuspicion(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  suspicion: Suspicion,
): Promise<string> {
  const at = parts.clock.now();
  const { accountId, organisationId } = actor;
  const id = await insertCase(tx, suspicion, { accountId, organisationId, at });
  if (!id) throw new Refusal('irregularities.reported_already');
  const text = `${sourceNames[suspicion.source]}：${suspicion.title}`;
  await insertEvent(tx, id, { text, actorAccountId: accountId, at });
  const { violation, source, reference } = suspicion;
  const facts = { violation, source, reference };
  await recordAudit(tx, actor, 'irregularities.report', { type: 'irregularity_case', id }, facts);
  return id;
}
