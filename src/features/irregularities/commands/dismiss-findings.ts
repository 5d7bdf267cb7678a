import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { settleFinding } from '../queries/findings.ts';
import { settleEachFinding } from './settle-each-finding.ts';

/** The bureau finds nothing wrong, and says why. Returns how many, and why others were refused. */
export async function dismissFindings(
  parts: Parts,
  actor: Officer,
  ids: readonly string[],
  because: string,
): Promise<{ dismissed: number; refused: string[] }> {
  const { caseIds, refused } = await settleEachFinding(parts, actor, ids, async (tx, { id }) => {
    const settled = { by: actor.accountId, at: parts.clock.now(), because };
    await settleFinding(tx, id, { state: 'DISMISSED', caseId: null, ...settled });
    const subject = { type: 'irregularity_finding', id };
    await recordAudit(tx, actor, 'irregularities.dismiss_finding', subject, { because });
    return id;
  });
  return { dismissed: caseIds.length, refused };
}
