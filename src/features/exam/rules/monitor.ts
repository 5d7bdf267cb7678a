import type { Intervention } from './intervention.ts';

/** How the exams of a topic stand; "today" is what ended since midnight in Shanghai. */
export interface TopicNumbers {
  topicId: string;
  title: string;
  /** In progress, and of these without contact. */
  open: number;
  silent: number;
  /** Ended but not graded yet. */
  waiting: number;
  /** Ended today: handed in, time run out while there, not returned. */
  handedIn: number;
  timeUp: number;
  notReturned: number;
  /** Of these graded with a valid result, and passed. */
  graded: number;
  passed: number;
}

/** Answers in some seconds of all processes together. */
export interface SaveBar {
  saves: number;
  slow: number;
  refused: number;
}

export interface SaveNumbers {
  /** Acknowledged answers a second: in the last seconds, at most and on average of the bars. */
  now: number;
  peak: number;
  average: number;
  slow: number;
  refused: number;
  /** A second, oldest first. */
  bars: number[];
}

/** Everything the monitor shows, as of one moment. */
export interface MonitorNumbers {
  at: Date;
  topics: TopicNumbers[];
  saves: SaveNumbers;
  /** Proposals that wait for a second clerk, with who made them. */
  proposals: (Intervention & { proposedByName: string })[];
}

export const barSeconds = 10;
export const barCount = 60;

export const noNumbers: Omit<TopicNumbers, 'topicId' | 'title'> = {
  open: 0,
  silent: 0,
  waiting: 0,
  handedIn: 0,
  timeUp: 0,
  notReturned: 0,
  graded: 0,
  passed: 0,
};

/** All topics together. */
export function sumTopics(topics: readonly TopicNumbers[]): typeof noNumbers {
  const sum = { ...noNumbers };
  for (const topic of topics)
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += topic[key];
  return sum;
}

/** 62.5%, or a dash where nothing is graded yet. */
export function rateText(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;
}

/** Rates from the counts of each bar, oldest first; the newest bar counts for the present. */
export function saveNumbers(bars: readonly SaveBar[]): SaveNumbers {
  const rates = bars.map(({ saves }) => saves / barSeconds);
  const total = (key: keyof SaveBar) => bars.reduce((sum, bar) => sum + bar[key], 0);
  return {
    now: rates.at(-1) ?? 0,
    peak: Math.max(0, ...rates),
    average: bars.length === 0 ? 0 : total('saves') / (bars.length * barSeconds),
    slow: total('slow'),
    refused: total('refused'),
    bars: rates,
  };
}
