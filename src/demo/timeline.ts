import { type Day, dayOf, instantOf } from '../kernel/calendar.ts';
import type { DemoStage } from './city/people.ts';

/** The time of each step of a learner; times of steps not reached are unused. */
export interface Timeline {
  registered: Date;
  selected: Date;
  paid: Date;
  studyFrom: Date;
  studyTo: Date;
  examined: Date;
  decided: Date;
  /** Hours recorded, or the endorsement revoked. */
  recorded: Date;
  /** The last step reached. */
  end: Date;
}

type Step = Exclude<keyof Timeline, 'registered' | 'end'>;

/** The share of the period at which a step is taken, and the time of day. */
const steps: Record<Step, [share: number, time: string]> = {
  selected: [0, '09:20'],
  paid: [0.1, '10:10'],
  studyFrom: [0.15, '10:40'],
  studyTo: [0.7, '12:30'],
  examined: [0.8, '14:05'],
  decided: [0.92, '15:40'],
  recorded: [1, '16:30'],
};

const lastStep: Record<DemoStage, Step> = {
  REGISTERED: 'selected',
  RETURNED_DATA: 'selected',
  SELECTED: 'selected',
  ORDER_OPEN: 'selected',
  PAID_OPEN: 'paid',
  STUDYING: 'studyTo',
  STUDIED: 'studyTo',
  EXAM_FAILED_ONCE: 'examined',
  RESTUDY: 'examined',
  EXAM_INTERRUPTED: 'studyTo',
  PASSED: 'examined',
  SLIP_PENDING: 'examined',
  RETURNED_ENDORSEMENT: 'decided',
  ENDORSED: 'decided',
  HOURS_CONFIRMED: 'recorded',
  REVOKED: 'recorded',
};

const dayLength = 86_400_000;

/**
 * Returns the steps of the person of an index, spread over days before now and within the topic's year:
 * later stages began earlier, PASSED is of yesterday.
 */
export function timelineOf(
  { stage, index }: { stage: DemoStage; index: number },
  topic: { enrolmentOpensAt: Date; enrolmentClosesAt: Date },
  now: Date,
): Timeline {
  const opens = topic.enrolmentOpensAt.getTime() + dayLength;
  const ended = topic.enrolmentClosesAt < now;
  const wanted = ended
    ? opens + (110 + ((index * 17) % 200)) * dayLength
    : now.getTime() - (1 + daysAgo(stage, index)) * dayLength;
  const last = Math.max(opens, wanted);
  const end = lastStep[stage];
  const span = Math.min(5 + (index % 18), Math.floor((last - opens) / dayLength));
  const days = end === 'selected' ? 0 : span;
  const at = (share: number, time: string): Date => {
    const day: Day = dayOf(new Date(last - Math.round(days * (1 - share)) * dayLength));
    const instant = instantOf(day, time).getTime() + ((index * 29) % 53) * 60_000;
    return new Date(Math.min(instant, now.getTime()));
  };
  const reached = steps[end][0] || 1;
  const stepped = Object.fromEntries(
    Object.entries(steps).map(([step, [share, time]]) => [step, at(share / reached, time)]),
  ) as Record<Step, Date>;
  const registered = new Date(at(0, '09:05').getTime() - (index % 30) * dayLength);
  return { ...stepped, registered, end: stepped[end] };
}

function daysAgo(stage: DemoStage, index: number): number {
  if (['PASSED', 'ORDER_OPEN', 'EXAM_INTERRUPTED'].includes(stage)) return 0;
  if (stage === 'SLIP_PENDING') return 2 + (index % 9);
  if (lastStep[stage] === 'selected' || stage === 'PAID_OPEN') return index % 12;
  return 2 + ((index * 13) % 150);
}
