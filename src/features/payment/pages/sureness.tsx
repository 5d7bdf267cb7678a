import { Badge } from '../../../ui/index.ts';
import type { Proposal, Sureness } from '../rules/bank-line.ts';

const surenessTones = { SURE: 'success', LIKELY: 'info', POSSIBLE: 'warning' } as const;
const surenessNames: Record<Sureness, string> = {
  SURE: '确定',
  LIKELY: '很可能',
  POSSIBLE: '可能',
};

/** How sure a match is, in a word. */
export function SurenessBadge({ sureness }: Pick<Proposal, 'sureness'>) {
  return <Badge tone={surenessTones[sureness]}>{surenessNames[sureness]}</Badge>;
}

/** Returns what speaks for a group order and what does not: 汇款码相符，付款人不同，等于全部待付. */
export function describeProposal({ by, fit, payerAgrees }: Proposal): string {
  const code = by === 'CODE' ? '汇款码相符' : '附言里没有它的汇款码';
  const payer = payerAgrees ? '付款人相同' : '付款人不同';
  const how = {
    WHOLE: '等于全部待付',
    NAMED: '等于单位指定的人员',
    OVER: '多于待付',
    PART: '只够一部分人',
  }[fit];
  return `${code}，${payer}，${how}`;
}
