import { examWindow, type Topic } from '../../courses/index.ts';
import type { Attempt } from './attempt.ts';
import { attemptsLeft } from './rounds.ts';

/** Why one more attempt may be given: N17 refuses every other third start. */
export const extraGrounds = ['PLATFORM_FAULT', 'TOPIC_RULE'] as const;
export type ExtraGround = (typeof extraGrounds)[number];

export const extraGroundNames: Record<ExtraGround, string> = {
  PLATFORM_FAULT: '平台故障',
  TOPIC_RULE: '专题的规定',
};

/** Why no extra attempt can be given in the round of an attempt, or null. */
export function barrierToExtra(
  topic: Topic,
  attempts: readonly Attempt[],
  { roundId, extraRounds, now }: { roundId: string; extraRounds: readonly string[]; now: Date },
): 'no_extra_needed' | 'extra_too_late' | null {
  const pending = attempts.some(({ state }) => state !== 'GRADED');
  const passed = attempts.some(({ result }) => result === 'PASSED');
  const left = attemptsLeft(topic, attempts, roundId, extraRounds);
  if (pending || passed || left !== 0) return 'no_extra_needed';
  return now >= examWindow(topic).closesAt ? 'extra_too_late' : null;
}
