import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { settleFinding } from '../queries/findings.ts';
import { findRule } from '../rules/findings/index.ts';
import { reportSuspicion } from './report-suspicion.ts';
import { factsOf, settleEachFinding } from './settle-each-finding.ts';

/**
 * Makes cases of findings (N38), each with the evidence and the slips of its finding. Returns the ids of the
 * cases, and the codes of those refused.
 */
export async function openCases(
  parts: Parts,
  actor: Officer,
  ids: readonly string[],
): Promise<{ caseIds: string[]; refused: string[] }> {
  const { settled, refused } = await settleEachFinding(parts, actor, ids, async (tx, finding) => {
    const rule = findRule(finding.rule);
    const caseId = await reportSuspicion(parts, tx, actor, {
      accountId: finding.accountId,
      organisationId: finding.organisationId,
      violation: rule?.violation ?? 'FRAUD',
      year: finding.year,
      title: rule?.name ?? finding.rule,
      facts: factsOf(finding),
      source: 'FINDING',
      reference: finding.id,
      slipIds: finding.slipIds,
    });
    const decision = { by: actor.accountId, at: parts.clock.now(), because: null };
    await settleFinding(tx, finding.id, { state: 'CASE', caseId, ...decision });
    return caseId;
  });
  return { caseIds: settled, refused };
}
