import type { Learner } from '../../../kernel/actor.ts';
import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { insertLedger } from '../queries/ledger.ts';
import {
  lockPlayback,
  lockProgress,
  sumPlayedSince,
  updatePlayback,
  updateSeen,
} from '../queries/progress.ts';
import { lessonOf, type StudyCourse } from '../queries/study-course.ts';
import { creditIntervals, type Interval, secondsOf } from '../rules/intervals.ts';
import { completeIfDone } from './complete-if-done.ts';

export interface Heartbeat {
  token: string;
  /** Intervals played since the last acknowledged heartbeat, in seconds of the video. */
  played: Interval[];
  position: number;
}

export interface HeartbeatReply {
  savedAt: Date;
  watchedSeconds: number;
  /** Why what is played now no longer counts. */
  note?: string;
}

// The clocks of browser and server drift, and a heartbeat rounds its seconds up.
const toleranceSeconds = 3;

/**
 * Credits played seconds within the wall clock since this player began; repeated and late heartbeats credit
 * nothing twice (E9). Throws `study.taken_over` when another tab or device plays now (E10). No audit: the
 * study ledger is the record.
 */
export async function recordPlaying(
  parts: Parts,
  actor: Learner,
  course: StudyCourse,
  lessonId: string,
  beat: Heartbeat,
): Promise<HeartbeatReply> {
  const lesson = lessonOf(course, lessonId);
  const now = parts.clock.now();
  const roundId = course.round.id;
  return inTransaction(parts.db, async (tx) => {
    const playback = await lockPlayback(tx, roundId);
    if (playback?.writerToken !== beat.token || playback.lessonId !== lesson.id)
      throw new Refusal('study.taken_over');
    const progress = await lockProgress(tx, roundId, lesson.id);
    if (!progress) throw new Error('playback without a progress row');
    const wallSeconds = Math.floor((now.getTime() - playback.startedAt.getTime()) / 1000);
    const byClock = wallSeconds + toleranceSeconds - playback.creditedSeconds;
    const leftToday = await secondsLeftToday(tx, course, now);
    const budget = Math.min(byClock, leftToday);
    const credit = creditIntervals(progress.seen, beat.played, budget, lesson.videoSeconds ?? 0);
    await updateSeen(tx, roundId, lesson.id, { seen: credit.seen, position: beat.position, now });
    await updatePlayback(tx, roundId, credit.credited, now);
    const record = (kind: 'PLAYED' | 'REFUSED', seconds: number) =>
      insertLedger(tx, { roundId, lessonId, kind, detail: { seconds }, at: now });
    if (credit.credited > 0) await record('PLAYED', credit.credited);
    if (credit.refused > toleranceSeconds) await record('REFUSED', credit.refused);
    await completeIfDone(tx, actor, course);
    const watchedSeconds = secondsOf(credit.seen);
    const isDayFull = leftToday - credit.credited <= 0;
    return { savedAt: now, watchedSeconds, ...(isDayFull && { note: dayFull(course) }) };
  });
}

/** Seconds of video that still count today (E12); without end where the topic has no limit. */
async function secondsLeftToday(
  tx: Tx,
  { topic, round }: Pick<StudyCourse, 'topic' | 'round'>,
  now: Date,
): Promise<number> {
  if (topic.dailyStudyMinutes === null) return Number.POSITIVE_INFINITY;
  const credited = await sumPlayedSince(tx, round.id, instantOf(dayOf(now)));
  return Math.max(0, topic.dailyStudyMinutes * 60 - credited);
}

const dayFull = ({ topic }: StudyCourse) =>
  `今天计入的视频已满 ${topic.dailyStudyMinutes} 分钟，明天接着看才计入。`;
