import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Finding, lockFindings } from '../queries/findings.ts';

export async function settleEachFinding(
  parts: Parts,
  actor: Officer,
  ids: readonly string[],
  settle: (tx: Tx, finding: Finding) => Promise<string>,
): Promise<{ caseIds: string[]; refused: string[] }> {
  const caseIds: string[] = [];
  const refused: string[] = [];
  for (const id of new Set(ids)) {
    try {
      caseIds.push(
        await inTransaction(parts.db, async (tx) => settle(tx, await lockNew(tx, actor, id))),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(error.code);
    }
  }
  return { caseIds, refused };
}

async function lockNew(tx: Tx, actor: Officer, id: string): Promise<Finding> {
  const [finding] = await lockFindings(tx, [id]);
  if (!finding) throw new Refusal('irregularities.not_found');
  if (finding.accountId === actor.accountId) throw new Refusal('irregularities.own_case');
  if (finding.state !== 'NEW') throw new Refusal('irregularities.decided_already');
  return finding;
}

const evidenceInCase = 12;

/** The accused reads what was found in the case itself; the whole table stays with the finding. */
export function factsOf({ summary, evidence }: Finding): string {
  const lines = evidence.slice(0, evidenceInCase).map(({ label, value }) => `${label}：${value}`);
  const more = evidence.length - lines.length;
  return [summary, ...lines, ...(more > 0 ? [`（另有${more}行依据）`] : [])].join('\n');
}
