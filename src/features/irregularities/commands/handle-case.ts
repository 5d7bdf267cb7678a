import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDateTime } from '../../../ui/index.ts';
import { listSlipIds } from '../queries/cases.ts';
import { loadThresholds } from '../queries/thresholds.ts';
import { type Case, type Measure, measuresFor, slipMeasures } from '../rules/case.ts';
import { measureNames } from '../rules/case-words.ts';
import { tellAccused } from './notify-parties.ts';
import { takeStep } from './take-step.ts';

/** The bureau takes a suspicion up; the officer who does handles it.No audit: `takeStep` records every step. */
export function acceptCase(parts: Parts, actor: Officer, id: string): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'accept',
    line: '已受理立案',
    work: async () => ({ assignedTo: actor.accountId }),
  });
}

/** A suspicion that is none: it ends, with the reason. */
export function rejectCase(
  parts: Parts,
  actor: Officer,
  id: string,
  because: string,
): Promise<void> {
  const line = `不予受理：${because}`;
  return takeStep(parts, actor, id, { step: 'reject', line, facts: { because }, work: nothing });
}

/** The accused is told what he is accused of, and until when he may answer (E18). */
export function notifyAccused(
  parts: Parts,
  actor: Officer,
  id: string,
  notice: string,
): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'notify',
    line: '已告知当事人，开始陈述申辩',
    async work(tx, one, now) {
      const { defence_days: days = 10 } = await loadThresholds(tx, 'CASE');
      const defenceDueAt = daysAfter(now, days);
      const until = formatDateTime(defenceDueAt);
      const text = `${one.caseNo}号案件涉及您：${one.title}。请在${until}前登录平台查看，并可以陈述申辩。`;
      await tellAccused(parts, tx, one, text);
      return { notice, notifiedAt: now, defenceDueAt };
    },
  });
}

/** Nothing is left of the suspicion: the case ends, and who was told of it is told so. */
export function dropCase(parts: Parts, actor: Officer, id: string, because: string): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'drop',
    line: `撤销案件：${because}`,
    facts: { because },
    async work(tx, one) {
      const text = `${one.caseNo}号案件已撤销：${because}。`;
      if (one.notifiedAt) await tellAccused(parts, tx, one, text);
      return {};
    },
  });
}

export interface Proposal {
  measures: Measure[];
  reason: string;
  /** The text of the circular; empty unless CIRCULAR is among the measures. */
  circular: string;
}

/**
 * An officer proposes what to decide; another decides it. Throws `irregularities.measure_unfit`, and
 * `irregularities.no_slips` where a measure would reach nothing.
 */
export function proposeDecision(
  parts: Parts,
  actor: Officer,
  id: string,
  { measures, reason, circular }: Proposal,
): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'propose',
    line: `提出处理意见：${measures.map((one) => measureNames[one]).join('、')}`,
    facts: { measures },
    async work(tx, one, now) {
      const fit = measuresFor(one);
      if (measures.some((measure) => !fit.includes(measure)))
        throw new Refusal('irregularities.measure_unfit');
      const reachesSlips = measures.some((measure) => slipMeasures.includes(measure));
      if (reachesSlips && (await listSlipIds(tx, id)).length === 0)
        throw new Refusal('irregularities.no_slips');
      return {
        measures,
        proposal: reason,
        circular: measures.includes('CIRCULAR') ? circular : null,
        proposedBy: actor.accountId,
        proposedAt: now,
      };
    },
  });
}

/** The second person does not agree: the proposal goes back, with the reason. */
export function sendProposalBack(
  parts: Parts,
  actor: Officer,
  id: string,
  because: string,
): Promise<void> {
  return takeStep(parts, actor, id, {
    step: 'sendBack',
    line: `退回处理意见：${because}`,
    facts: { because },
    work: async () => ({ measures: [], proposedBy: null, proposedAt: null }),
  });
}

const nothing = async () => ({});

/** The instant so many days later. */
export function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}

/** What a step may say of a case to people: its measures in words. */
export function measuresInWords({ measures }: Pick<Case, 'measures'>): string {
  return measures.map((one) => measureNames[one]).join('、');
}
