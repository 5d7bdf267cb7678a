import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDateTime } from '../../../ui/index.ts';
import { endVoidedRound } from '../../exam/index.ts';
import { listEffects } from '../queries/effects.ts';
import { loadThresholds } from '../queries/thresholds.ts';
import type { Case } from '../rules/case.ts';
import { daysAfter, measuresInWords } from '../rules/case-proposal.ts';
import { applyDecision } from './apply-decision.ts';
import { tellAccused, tellOwners } from './notify-parties.ts';
import { revertDecision } from './revert-decision.ts';
import { takeStep } from './take-step.ts';

/**
 * A second person decides what was proposed, and it is carried out in the same transaction (N38). The
 * accused is told, with the term of his appeal. No audit: `takeStep` records every step.
 */
export function decideCase(parts: Parts, actor: Officer, id: string): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'decide',
    line: '作出处理决定，决定已由系统执行',
    async work(tx, one, now) {
      const { appeal_days: days = 30 } = await loadThresholds(tx, 'CASE');
      const appealDueAt = daysAfter(now, days);
      const circularId = await applyDecision(parts, tx, actor, one);
      const words = measuresInWords(one);
      const until = formatDateTime(appealDueAt);
      const text = `${one.caseNo}号案件的处理决定：${words}。如有异议，请在${until}前登录平台申诉。`;
      await tellAccused(parts, tx, one, text);
      const owners = `您的合格单因${one.caseNo}号案件（涉及办理单位）受到影响：${words}。详情请登录平台查看，或咨询市人力社保局。`;
      if ((await listEffects(tx, id)).length > 0) await tellOwners(parts, tx, one, owners);
      return { decidedBy: actor.accountId, decidedAt: now, appealDueAt, circularId };
    },
  });
}

/** A third person leaves the decision as it is. */
export function upholdDecision(
  parts: Parts,
  actor: Officer,
  id: string,
  reason: string,
): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'uphold',
    line: `申诉不成立，维持决定：${reason}`,
    async work(tx, one) {
      await tellAccused(parts, tx, one, `${one.caseNo}号案件的申诉不成立，维持原决定：${reason}。`);
      await endRounds(tx, one);
      return { appealDecidedBy: actor.accountId, appealReason: reason };
    },
  });
}

/** A third person finds for the accused: everything the decision took is given back at once. */
export function overturnDecision(
  parts: Parts,
  actor: Officer,
  id: string,
  reason: string,
): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'overturn',
    line: `申诉成立，决定撤销，系统已全部恢复：${reason}`,
    async work(tx, one) {
      await revertDecision(parts, tx, actor, one);
      const text = `${one.caseNo}号案件的申诉成立，原决定已撤销，合格单、审验、学时和评聘资格已恢复原状。`;
      await tellAccused(parts, tx, one, text);
      await tellOwners(parts, tx, one, `因${one.caseNo}号案件受到影响的合格单已恢复原状。`);
      return { appealDecidedBy: actor.accountId, appealReason: reason };
    },
  });
}

/** Nobody appealed within the term: the decision stands. */
export function closeCase(parts: Parts, actor: Officer, id: string): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'close',
    line: '期限内没有申诉，结案',
    async work(tx, one) {
      await endRounds(tx, one);
      return {};
    },
  });
}

// Only now the void is final: until the appeal is over nobody is sent to study again.
async function endRounds(tx: Tx, one: Case): Promise<void> {
  for (const { kind, subjectId, undoneAt } of await listEffects(tx, one.id))
    if (kind === 'RESULT' && !undoneAt) await endVoidedRound(tx, subjectId);
}
