import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Finding, lockFinding } from '../queries/findings.ts';

/**
 * Settles findings, each in its own transaction: one that was settled before does not stop the others.
 * Returns what `settle` returned for each, and the codes of the refusals.
 */
export async function settleEachFinding(
  parts: Parts,
  actor: Officer,
  ids: readonly string[],
  settle: (tx: Tx, finding: Finding) => Promise<string>,
): Promise<{ settled: string[]; refused: string[] }> {
  const settled: string[] = [];
  const refused: string[] = [];
  for (const id of new Set(ids)) {
    try {
      settled.push(
        await inTransaction(parts.db, async (tx) => settle(tx, await lockNew(tx, actor, id))),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(error.code);
    }
  }
  return { settled, refused };
}

async function lockNew(tx: Tx, actor: Officer, id: string): Promise<Finding> {
  const finding = await lockFinding(tx, id);
  if (finding.accountId === actor.accountId) throw new Refusal('irregularities.own_case');
  if (finding.state !== 'NEW') throw new Refusal('irregularities.decided_already');
  return finding;
}

const evidenceInCase = 12;

/** Returns the facts of a case from its finding; the whole evidence stays with the finding. */
export function factsOf({ summary, evidence }: Finding): string {
  const lines = evidence.slice(0, evidenceInCase).map(({ label, value }) => `${label}：${value}`);
  const more = evidence.length - lines.length;
  return [summary, ...lines, ...(more > 0 ? [`（另有${more}行依据）`] : [])].join('\n');
}
