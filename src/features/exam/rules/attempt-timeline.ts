import { formatDuration } from '../../../ui/index.ts';
import type { Attempt, ClosedBecause } from './attempt.ts';

/** The number of answers saved in one minute of an attempt. */
export interface AnswerMinute {
  at: Date;
  answers: number;
}

export interface Extension {
  at: Date;
  /** Granted seconds: fewer than proposed where the window ends first. */
  seconds: number;
  because: string;
}

export interface TimelineEntry {
  at: Date;
  what: string;
  /** A device, a reason or a result, as text. */
  detail: string | null;
}

export interface TimelineFacts {
  attempt: Attempt;
  /** Audit entries on the attempt, oldest first. */
  entries: readonly { at: Date; action: string; facts: unknown }[];
  answers: readonly AnswerMinute[];
  extensions: readonly Extension[];
  deviceName(userAgent: string): string;
}

/** Shorter gaps between answers are not listed. */
const gapMinutes = 5;
const minuteMs = 60_000;

/** The events of an attempt, oldest first: openings, gaps without answers, extensions, end, grade. */
export function buildTimeline(facts: TimelineFacts): TimelineEntry[] {
  const { attempt, answers, extensions } = facts;
  const lines = [
    { at: attempt.startedAt, what: '开始考试', detail: null },
    ...openingEntries(facts),
    ...gapEntries(answers),
    ...extensions.map(extensionEntry),
    ...endEntries(attempt),
    ...decisionEntries(attempt),
  ];
  return lines.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

// The attempt itself keeps only the last device.
function openingEntries({ attempt, entries, deviceName }: TimelineFacts): TimelineEntry[] {
  const end = attempt.closedAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return entries
    .filter(({ at, action }) => action === 'exam.open_sheet' && at.getTime() <= end)
    .map(({ at, facts }) => {
      const { device } = (facts ?? {}) as { device?: string };
      return { at, what: '打开试卷', detail: deviceName(device ?? '') };
    });
}

const endingNames: Record<ClosedBecause, string> = {
  HANDED_IN: '学员交卷',
  TIME_UP: '到时自动收卷',
  NOT_RETURNED: '到时没有返回',
};

function endEntries(attempt: Attempt): TimelineEntry[] {
  const { closedAt, closedBecause, gradedAt, submissionNo, score } = attempt;
  if (!closedAt || !closedBecause) return [];
  const receipt = submissionNo ? `回执 ${submissionNo}` : null;
  const end = { at: closedAt, what: endingNames[closedBecause], detail: receipt };
  if (!gradedAt) return [end];
  const grade = score === null ? '没有成绩' : `${score}分`;
  return [end, { at: gradedAt, what: '完成评分', detail: grade }];
}

const extensionEntry = ({ at, seconds, because }: Extension): TimelineEntry => ({
  at,
  what: '延长了时间',
  detail: `${formatDuration(seconds)}，原因：${because}`,
});

function decisionEntries({ restoredAt, annulledAt, annulledBecause }: Attempt): TimelineEntry[] {
  if (annulledAt) return [{ at: annulledAt, what: '考试作废', detail: `原因：${annulledBecause}` }];
  return restoredAt ? [{ at: restoredAt, what: '返还了考试机会', detail: null }] : [];
}

function gapEntries(answers: readonly AnswerMinute[]): TimelineEntry[] {
  return answers.flatMap(({ at }, index) => {
    const before = answers[index - 1]?.at;
    if (!before) return [];
    const minutes = Math.round((at.getTime() - before.getTime()) / minuteMs);
    if (minutes < gapMinutes) return [];
    return [{ at: before, what: '此后没有作答', detail: `${minutes}分钟后继续` }];
  });
}

/** Answers per minute from the start to the end (or the deadline), for a chart of at most 180 bars. */
export function minuteBars(attempt: Attempt, answers: readonly AnswerMinute[]): number[] {
  const start = Math.floor(attempt.startedAt.getTime() / minuteMs);
  const end = Math.ceil((attempt.closedAt ?? attempt.deadlineAt).getTime() / minuteMs);
  const bars = Array.from({ length: Math.min(180, Math.max(1, end - start)) }, () => 0);
  for (const { at, answers: count } of answers) {
    const place = Math.floor(at.getTime() / minuteMs) - start;
    if (place >= 0 && place < bars.length) bars[place] = count;
  }
  return bars;
}
