import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Desk, lessonOf } from '../queries/course-desk.ts';
import {
  insertLedger,
  lockPlayback,
  lockProgress,
  updatePlayback,
  updateSeen,
} from '../queries/progress.ts';
import { creditIntervals, type Interval } from '../rules/intervals.ts';
import { completeIfDone } from './complete-if-done.ts';

export interface Heartbeat {
  token: string;
  /** What was really played since the last acknowledged heartbeat, in seconds of the video. */
  played: Interval[];
  position: number;
}

export interface HeartbeatAnswer {
  savedAt: Date;
  watchedSeconds: number;
  /** The ledger as the server has it: the page shows this and nothing of its own. */
  seen: Interval[];
  roundComplete: boolean;
}

// Clocks of browser and server drift, and a beat rounds its seconds up.
const toleranceSeconds = 3;

/**
 * Credits what was played: the union of intervals, within the wall clock since this player began
 * (E9). A heartbeat that arrives twice, or late after a lost connection, credits the same seconds
 * once. Throws `study.taken_over` when another tab or device plays now (E10). No audit: the study
 * ledger is the record.
 */
export async function recordPlaying(
  parts: Parts,
  actor: Learner,
  desk: Desk,
  lessonId: string,
  beat: Heartbeat,
): Promise<HeartbeatAnswer> {
  const lesson = lessonOf(desk, lessonId);
  const now = parts.clock.now();
  const roundId = desk.round.id;
  return inTransaction(parts.db, async (tx) => {
    const playback = await lockPlayback(tx, roundId);
    if (playback?.writerToken !== beat.token || playback.lessonId !== lesson.id)
      throw new Refusal('study.taken_over');
    const progress = await lockProgress(tx, roundId, lesson.id);
    if (!progress) throw new Error('a player without a progress row');
    const wallSeconds = Math.floor((now.getTime() - playback.startedAt.getTime()) / 1000);
    const budget = wallSeconds + toleranceSeconds - playback.creditedSeconds;
    const credit = creditIntervals(progress.seen, beat.played, budget, lesson.videoSeconds ?? 0);
    await updateSeen(tx, roundId, lesson.id, { seen: credit.seen, position: beat.position, now });
    await updatePlayback(tx, roundId, credit.credited, now);
    const note = (kind: 'PLAYED' | 'REFUSED', seconds: number) =>
      insertLedger(tx, { roundId, lessonId, kind, detail: { seconds }, at: now });
    if (credit.credited > 0) await note('PLAYED', credit.credited);
    if (credit.refused > toleranceSeconds) await note('REFUSED', credit.refused);
    const roundComplete = await completeIfDone(tx, actor, desk);
    const watchedSeconds = credit.seen.reduce((sum, [from, to]) => sum + to - from, 0);
    return { savedAt: now, watchedSeconds, seen: credit.seen, roundComplete };
  });
}
