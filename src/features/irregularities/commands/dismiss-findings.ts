import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { settleFinding } from '../queries/findings.ts';
import { settleEachFinding } from './settle-each-finding.ts';

/** Dismisses findings with the reason. Returns how many, and the codes of those refused. */
export async function dismissFindings(
  parts: Parts,
  actor: Officer,
  ids: readonly string[],
  because: string,
): Promise<{ dismissed: number; refused: string[] }> {
  const { settled, refused } = await settleEachFinding(parts, actor, ids, async (tx, { id }) => {
    const decision = { by: actor.accountId, at: parts.clock.now(), because };
    await settleFinding(tx, id, { state: 'DISMISSED', caseId: null, ...decision });
    const subject = { type: 'irregularity_finding', id };
    await recordAudit(tx, actor, 'irregularities.dismiss_finding', subject, { because });
    return id;
  });
  return { dismissed: settled.length, refused };
}
