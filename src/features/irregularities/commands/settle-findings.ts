import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Finding, lockFindings, settleFinding } from '../queries/findings.ts';
import { findRule } from '../rules/findings/index.ts';
import { reportSuspicion } from './report-suspicion.ts';

/**
 * The bureau makes cases of findings (N38): each carries the evidence and the slips of its finding. Each on
 * its own, so that one already decided does not hold up the others. Returns the ids of the cases and why
 * others were refused.
 */
export function openCases(
  parts: Parts,
  actor: Officer,
  ids: readonly string[],
): Promise<{ caseIds: string[]; refused: string[] }> {
  return each(parts, actor, ids, async (tx, finding) => {
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
    const settled = { by: actor.accountId, at: parts.clock.now(), because: null };
    await settleFinding(tx, finding.id, { state: 'CASE', caseId, ...settled });
    return caseId;
  });
}

/** The bureau finds nothing wrong, and says why. Returns how many, and why others were refused. */
export async function dismissFindings(
  parts: Parts,
  actor: Officer,
  ids: readonly string[],
  because: string,
): Promise<{ dismissed: number; refused: string[] }> {
  const { caseIds, refused } = await each(parts, actor, ids, async (tx, { id }) => {
    const settled = { by: actor.accountId, at: parts.clock.now(), because };
    await settleFinding(tx, id, { state: 'DISMISSED', caseId: null, ...settled });
    const subject = { type: 'irregularity_finding', id };
    await recordAudit(tx, actor, 'irregularities.dismiss_finding', subject, { because });
    return id;
  });
  return { dismissed: caseIds.length, refused };
}

async function each(
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
function factsOf({ summary, evidence }: Finding): string {
  const lines = evidence.slice(0, evidenceInCase).map(({ label, value }) => `${label}：${value}`);
  const more = evidence.length - lines.length;
  return [summary, ...lines, ...(more > 0 ? [`（另有${more}行依据）`] : [])].join('\n');
}
