import type { Officer } from '../../../kernel/actor.ts';
import { yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { reportSuspicion, type Violation } from '../../irregularities/index.ts';
import { updateRowCase } from '../queries/checks.ts';
import { loadEvidence } from '../queries/evidence.ts';
import {
  barrierToReport,
  type CheckSubject,
  checkSubjectNames,
  defectNames,
} from '../rules/spot-check.ts';
import { type RowOf, workOnRow } from './work-on-row.ts';

const violations: Record<CheckSubject, Violation> = {
  ENDORSEMENT: 'ARBITRARY_ENDORSEMENT',
  HOURS: 'IMPROPER_RECORDING',
  ACCESS: 'IMPROPER_RECORDING',
  STUDY: 'FRAUD',
};

/**
 * Reports a defect as a suspicion (N38): against the body that acted, or the learner whose study it is.
 * Returns the id of the case. No audit: `workOnRow` records it.
 */
export function reportDefect(parts: Parts, actor: Officer, which: RowOf): Promise<string> {
  return workOnRow(parts, actor, which, 'report_defect', async (tx, check, row) => {
    const barrier = barrierToReport(row);
    if (barrier) throw new Refusal(`supervision.${barrier}`);
    const { slipId, year } = await loadEvidence(tx, check, row);
    const what = defectNames[check.subject][row.defect ?? ''] ?? '有问题';
    const caseId = await reportSuspicion(parts, tx, actor, {
      accountId: row.bodyId ? null : row.accountId,
      organisationId: row.bodyId,
      violation: violations[check.subject],
      year: year ?? yearOf(row.actedAt),
      title: `抽查${checkSubjectNames[check.subject]}：${what}`,
      facts: `${check.checkNo}号抽查第${row.position}件。${row.note}`,
      source: 'SPOT_CHECK',
      reference: `${check.id}/${row.position}`,
      slipIds: slipId ? [slipId] : [],
    });
    await updateRowCase(tx, row, caseId);
    return { facts: { caseId }, result: caseId };
  });
}
