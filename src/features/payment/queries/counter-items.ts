import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import type { Fen } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { enrolmentPhase, listTopics, loadTopicFor, type Topic } from '../../courses/index.ts';
import { getCurrentRound, listEnrolments } from '../../enrolment/index.ts';
import {
  findLearner,
  findPaymentOfficeFor,
  type LearnerProfile,
  mayServeAtCounter,
} from '../../people/index.ts';
import { decideDue } from '../rules/due.ts';
import { getTopicFor } from './due.ts';
import { findLiveOrder } from './orders.ts';

/**
 * The learner served at the actor's counter (N12). Throws `payment.not_yours`, naming the competent office,
 * or `payment.learner_not_found`.
 */
export async function getServed(
  parts: Parts,
  actor: Officer,
  accountId: string,
): Promise<LearnerProfile> {
  const learner = await findLearner(parts.db, accountId);
  if (!learner) throw new Refusal('payment.learner_not_found');
  const day = dayOf(parts.clock.now());
  const { organisation } = await findPaymentOfficeFor(parts.db, accountId, day);
  if (!mayServeAtCounter(actor, accountId, organisation.id))
    throw new Refusal('payment.not_yours', { office: organisation.name });
  return learner;
}

/** The same for pages: a learner of another office does not exist, `payment.learner_not_found`. */
export async function loadServed(
  parts: Parts,
  actor: Officer,
  accountId: string,
): Promise<LearnerProfile> {
  try {
    return await getServed(parts, actor, accountId);
  } catch (error) {
    throw error instanceof Refusal ? new Refusal('payment.learner_not_found') : error;
  }
}

/** The fee of a topic for a learner at the counter. */
export interface CounterItem {
  topic: Topic;
  /** What it costs now: the topic's fee, or that of the restudy round (G6). */
  amountFen: Fen;
  roundNo: number;
  /** TO_SELECT: the clerk may select it for the learner; ONLINE: an online order is open. */
  state: 'TO_PAY' | 'TO_SELECT' | 'ONLINE' | 'PAID' | 'FREE';
}

/** The topics the learner has selected or could select now, newest first. */
export async function listCounterItems(parts: Parts, accountId: string): Promise<CounterItem[]> {
  const { db, clock } = parts;
  const items: CounterItem[] = [];
  for (const enrolment of await listEnrolments(db, accountId)) {
    if (enrolment.state !== 'SELECTED' && enrolment.state !== 'OPEN') continue;
    const topic = await getTopicFor(db, enrolment, clock.now());
    const round = await getCurrentRound(db, enrolment.id);
    const roundNo = round?.roundNo ?? 1;
    const order = await findLiveOrder(db, enrolment.id, roundNo);
    const waiting = order?.state === 'OPEN' ? 'ONLINE' : 'TO_PAY';
    const settled = topic.feeFen === 0 ? 'FREE' : 'PAID';
    const due = decideDue(enrolment, topic, round);
    const state = enrolment.state === 'SELECTED' || due ? waiting : settled;
    items.push({ topic, roundNo, amountFen: due?.amountFen ?? topic.feeFen, state });
  }
  for (const offered of await listTopics(db)) {
    const topic = await loadTopicFor(db, offered, accountId, clock.now());
    const phase = enrolmentPhase(offered, clock.now());
    const selectable = phase === 'OPEN' || phase === 'MAKE_UP';
    if (topic.feeFen === 0 || !selectable || items.some((item) => item.topic.id === topic.id))
      continue;
    const { feeFen: amountFen } = topic;
    items.push({ topic, roundNo: 1, amountFen, state: 'TO_SELECT' });
  }
  return items.sort((one, other) => other.topic.year - one.topic.year);
}
