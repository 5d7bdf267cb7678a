import type { Intervention } from './intervention.ts';

/** When a topic's exam is open: to everybody, or to a group that has dates of its own. */
export interface ShownWindow {
  group: string | null;
  opensAt: Date;
  closesAt: Date;
  /** Of windows in which seats are booked. */
  seats: { all: number; taken: number } | null;
}

/** Attempts of a topic by state; "today" begins at midnight in Shanghai. */
export interface TopicNumbers {
  topicId: string;
  title: string;
  windows: readonly ShownWindow[];
  /** In progress; `silent` of them without contact. */
  open: number;
  silent: number;
  /** Ended but not graded yet. */
  waiting: number;
  /** Ended today: handed in, time up in contact, not returned. */
  handedIn: number;
  timeUp: number;
  notReturned: number;
  /** Ended today and graded with a valid result; `passed` of them passed. */
  graded: number;
  passed: number;
}

/** Saves of all processes within one bar of the chart. */
export interface SaveBar {
  saves: number;
  slow: number;
  refused: number;
}

export interface SaveNumbers {
  /** Acknowledged answers per second: newest bar, highest bar, average of the bars. */
  now: number;
  peak: number;
  average: number;
  slow: number;
  refused: number;
  /** Answers per second in each bar, oldest first. */
  bars: number[];
}

/** What the monitor shows, as of `at`. */
export interface MonitorNumbers {
  at: Date;
  topics: TopicNumbers[];
  saves: SaveNumbers;
  /** Proposals that wait for a second clerk. */
  proposals: (Intervention & { proposedByName: string })[];
}

export const barSeconds = 10;
export const barCount = 60;

export const noNumbers: Omit<TopicNumbers, 'topicId' | 'title' | 'windows'> = {
  open: 0,
  silent: 0,
  waiting: 0,
  handedIn: 0,
  timeUp: 0,
  notReturned: 0,
  graded: 0,
  passed: 0,
};

/** The sum over all topics. */
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

/** Save rates from the counts of the bars, oldest first. */
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
