import { choicesFor } from './seeded-choices.ts';

/** When, besides at any time, a fault is injected: while such a request, or grading, is under way. */
export type Trigger = 'start' | 'save' | 'hand-in' | 'grading';

export const faultKinds = [
  'kill web',
  'kill all web',
  'kill database',
  'power cut',
  'end web in order',
  'stop web',
  'stop database',
  'stop backends',
  'saves held',
  'wrong clock',
  'disk full',
  'browser line: cut',
  'browser line: reset',
  'browser line: delay',
  'browser line: half-open',
  'browser line: answers lost',
  'database line: cut',
  'database line: reset',
  'database line: delay',
  'database line: half-open',
  'database line: answers lost',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  kind: FaultKind;
  /** After the start of the round, ms. */
  at: number;
  /** Then not before such a moment comes. */
  on: Trigger | null;
  /** And so much later, ms. */
  plus: number;
  /** The web process it hits, unless the moment names one. */
  web: number;
  /** How long what has a duration lasts, ms. */
  lasts: number;
  /** How wrong a clock is, hours. */
  hours: number;
}

const faultsPerRound = 3;
const triggers: readonly Trigger[] = ['start', 'save', 'hand-in', 'grading'];

/** One card a fault; those that kill come once for each moment. */
const deck: readonly { kind: FaultKind; on: Trigger | null }[] = [
  ...(['kill web', 'kill database'] as const).flatMap((kind) =>
    triggers.map((on) => ({ kind, on })),
  ),
  { kind: 'kill all web', on: 'save' },
  { kind: 'power cut', on: 'grading' },
  ...faultKinds.map((kind) => ({ kind, on: null })),
  { kind: 'disk full', on: 'save' },
  { kind: 'saves held', on: 'save' },
  { kind: 'saves held', on: 'hand-in' },
  { kind: 'stop backends', on: 'hand-in' },
  { kind: 'wrong clock', on: null },
];

/** The faults of a round (from 1), in the order of their times: dealt from a deck shuffled by the seed. */
export function planRound(seed: number, round: number): Fault[] {
  const first = (round - 1) * faultsPerRound;
  return Array.from({ length: faultsPerRound }, (_, index) => {
    const card = first + index;
    const turn = Math.floor(card / deck.length);
    const shuffled = choicesFor(seed, `deck ${turn}`).shuffle(deck);
    const { kind, on } = shuffled[card % deck.length] as (typeof deck)[number];
    const choices = choicesFor(seed, `fault ${round}.${index}`);
    return {
      kind,
      on,
      at: 300 + index * 800 + choices.between(0, 600),
      plus: choices.between(0, 25),
      web: choices.between(0, 1),
      lasts: choices.between(200, 1000),
      hours: choices.between(1, 12) * choices.pick([-1, 1]),
    };
  });
}
