import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Notice, notify } from '../../messages/index.ts';
import {
  type AcceptanceCheck,
  type AcceptanceLine,
  findCheck,
  listCheckLines,
  updateLineDecision,
} from '../queries/acceptance.ts';
import { loadReadiness } from '../queries/readiness.ts';
import { updateRecommendationState } from '../queries/recommendations.ts';

const notice: Omit<Notice, 'text'> = {
  subject: '职称评审受理',
  href: '/readiness',
  channels: ['SMS'],
};

/**
 * The authority accepts or refuses applicants of a check (N37). Accepts only who is ready at this
 * moment, not only when the check was made; nobody himself (G10). Returns how many were decided.
 */
export async function decideApplicants(
  parts: Parts,
  actor: Officer,
  input: { checkId: string; lineIds: readonly string[]; accept: boolean; note: string },
): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    const check = await findCheck(tx, input.checkId, actor.organisationId);
    if (!check) throw new Refusal('eligibility.not_found');
    const chosen = new Set(input.lineIds);
    const lines = (await listCheckLines(tx, check.id, { lock: true })).filter(
      ({ id, accountId, decision }) => chosen.has(id) && accountId !== null && decision === null,
    );
    if (lines.length === 0) throw new Refusal('eligibility.decided_already');
    if (lines.some(({ accountId }) => accountId === actor.accountId))
      throw new Refusal('eligibility.own');
    if (input.accept && !(await areReady(tx, check, lines, parts.clock.now())))
      throw new Refusal('eligibility.line_not_ready');
    const decision = input.accept ? 'ACCEPTED' : 'REFUSED';
    await updateLineDecision(
      tx,
      lines.map(({ id }) => id),
      { decision, by: actor.accountId, at: parts.clock.now(), note: input.note || null },
    );
    for (const line of lines) await applyDecision(parts, tx, actor, { check, line, decision });
    return lines.length;
  });
}

async function areReady(
  tx: Tx,
  { applicationYear, level }: AcceptanceCheck,
  lines: readonly AcceptanceLine[],
  now: Date,
): Promise<boolean> {
  const ids = lines.map(({ accountId }) => accountId as string);
  const people = await loadReadiness(tx, ids, { year: applicationYear, level }, now);
  return people.length === ids.length && people.every(({ readiness }) => readiness.ready);
}

async function applyDecision(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  {
    check,
    line,
    decision,
  }: { check: AcceptanceCheck; line: AcceptanceLine; decision: 'ACCEPTED' | 'REFUSED' },
): Promise<void> {
  const accepted = decision === 'ACCEPTED';
  if (line.recommendationId) await updateRecommendationState(tx, line.recommendationId, decision);
  await recordAudit(
    tx,
    actor,
    accepted ? 'eligibility.accept_applicant' : 'eligibility.refuse_applicant',
    { type: 'acceptance_line', id: line.id },
    { accountId: line.accountId, year: check.applicationYear },
  );
  const text = `您${check.applicationYear}年职称评审的申报，公需科目审核${accepted ? '已通过，予以受理' : '未通过，不予受理，原因请向受理部门了解'}。`;
  await notify(parts, tx, [line.accountId as string], { ...notice, text });
}
