import type { Actor } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Parts } from '../../platform/parts.ts';
import { findLearner, findPaymentOfficeFor, type Learner } from '../accounts/index.ts';
import { enrolmentPhase, getTopic, listTopics, type Topic } from '../catalogue/index.ts';
import { listEnrolments } from '../enrolment/index.ts';
import type { Order } from './order.ts';
import { mayServeAtCounter } from './policy.ts';
import { findLiveOrder } from './queries/orders.ts';

/** The learner this counter serves. Anybody else does not exist for it: `payment.learner_not_found`. */
export async function loadServed(parts: Parts, actor: Actor, accountId: string): Promise<Learner> {
  const learner = await findLearner(parts.db, accountId);
  if (!learner) throw new Refusal('payment.learner_not_found');
  const office = await findPaymentOfficeFor(parts.db, accountId, dayOf(parts.clock.now()));
  if (!mayServeAtCounter(actor, accountId, office.organisation.id))
    throw new Refusal('payment.learner_not_found');
  return learner;
}

/** A topic as it stands for a learner at the counter. */
export interface CounterItem {
  topic: Topic;
  /** TO_SELECT: the clerk may select it for him; ONLINE: he is paying online just now. */
  state: 'TO_PAY' | 'TO_SELECT' | 'ONLINE' | 'PAID' | 'FREE';
  order: Order | null;
}

/** What the learner selected, and what he could select now, newest topic first. */
export async function listCounterItems(parts: Parts, accountId: string): Promise<CounterItem[]> {
  const { db, clock } = parts;
  const items: CounterItem[] = [];
  for (const enrolment of await listEnrolments(db, accountId)) {
    if (enrolment.state !== 'SELECTED' && enrolment.state !== 'OPEN') continue;
    const topic = await getTopic(db, enrolment.topicId);
    const order = (await findLiveOrder(db, enrolment.id)) ?? null;
    const waiting = order?.state === 'OPEN' ? 'ONLINE' : 'TO_PAY';
    const open = topic.feeFen === 0 ? 'FREE' : 'PAID';
    items.push({ topic, order, state: enrolment.state === 'OPEN' ? open : waiting });
  }
  for (const topic of await listTopics(db)) {
    const phase = enrolmentPhase(topic, clock.now());
    const selectable = phase === 'OPEN' || phase === 'MAKE_UP';
    if (topic.feeFen === 0 || !selectable || items.some((item) => item.topic.id === topic.id))
      continue;
    items.push({ topic, order: null, state: 'TO_SELECT' });
  }
  return items.sort((one, other) => other.topic.year - one.topic.year);
}
