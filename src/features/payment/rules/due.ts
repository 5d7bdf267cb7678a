import type { Fen } from '../../../kernel/money.ts';
import type { Topic } from '../../courses/index.ts';
import type { Enrolment, Round } from '../../enrolment/index.ts';
import type { Order } from './order.ts';

/** What is to be paid for an enrolment: the topic's fee, or that of a restudy round (G6). */
export interface Due {
  /** 1 for the topic's fee, the number of the restudy round otherwise. */
  roundNo: number;
  amountFen: Fen;
}

/** Returns what is to be paid now; null when nothing is, also where the topic is free (E19). */
export function decideDue(
  enrolment: Pick<Enrolment, 'state'>,
  topic: Pick<Topic, 'feeFen'>,
  round: Pick<Round, 'roundNo' | 'owedFen'> | null,
): Due | null {
  const due =
    enrolment.state === 'SELECTED'
      ? { roundNo: 1, amountFen: topic.feeFen }
      : { roundNo: round?.roundNo ?? 1, amountFen: round?.owedFen ?? 0 };
  const ended = enrolment.state !== 'SELECTED' && enrolment.state !== 'OPEN';
  return ended || due.amountFen === 0 ? null : due;
}

/** Returns what an order is for, as its page, the receipt and the gateway name it. */
export function nameItem(
  topic: Pick<Topic, 'year' | 'title'>,
  { roundNo }: Pick<Order, 'roundNo'>,
): string {
  const course = `${topic.year}年公需科目《${topic.title}》`;
  return roundNo === 1 ? course : `${course}${nameRound(roundNo)}`;
}

/** Returns the name of the fee of a round after the first: 第2轮重新学习费. */
export function nameRound(roundNo: number): string {
  return `第${roundNo}轮重新学习费`;
}
