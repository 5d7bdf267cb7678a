import type { Pressure } from '../../../platform/http/index.ts';

/**
 * A learner not seen for this long is passed over but keeps the place. Longer than the longest reload
 * interval of the waiting page, which 100,000 waiting learners cannot shorten.
 */
export const goneAfterSeconds = 120;
/** A learner who comes back within this time keeps the place. */
export const placeKeptMinutes = 10;
/** How long an admission lasts. A learner still present when it ends is first in line again. */
export const admissionMinutes = 2;

/** Starts per second that each process admits even under full load: the queue always moves. */
export const slowestPace = 20;
/** Starts per second assumed before anything is measured; a small machine manages this. */
export const firstPace = 200;
const fastestPace = 5000;
/** Starts that may wait for the database before learners queue: over one second's work of two cores. */
const leastBacklog = 1000;
const backlogSeconds = 2;
/** Unused admissions accumulate for at most this many seconds of the pace. */
const creditSeconds = 3;

/** A request of an examinee is late beyond this: the limit promised for a save on exam day. */
export const lateAfterMs = 250;
const lateShare = 0.05;
/** Fewer late requests than this are noise. */
const fewestLate = 20;

/** Requests of examinees in the last two seconds. */
export interface ServedRequests {
  requests: number;
  late: number;
}

function areServedLate({ requests, late }: ServedRequests): boolean {
  return late >= fewestLate && late >= requests * lateShare;
}

export interface StartLoad {
  /** Learners in the queue without an admission. */
  waiting: number;
  /** Admitted starts that wait for the database. */
  backlog: number;
  /** Starts per second that this process manages. */
  pace: number;
  served: ServedRequests;
}

/**
 * Whether a learner may start at once: not while others wait (first come, first served), starts pile up,
 * or examinees are served late. Pressure alone is no reason: a queue would only add page views to a
 * process that is busy with starts.
 */
export function maySkipQueue({ waiting, backlog, pace, served }: StartLoad): boolean {
  if (waiting > 0 || areServedLate(served)) return false;
  return backlog <= Math.max(leastBacklog, pace * backlogSeconds);
}

export interface LastSecond {
  /** Starts in the last full second. */
  done: number;
  backlog: number;
  served: ServedRequests;
  pressure: Pressure;
}

/**
 * Starts per second to admit from now on, from the last second: less when examinees are served late, as
 * many as were managed when starts pile up, more while the pace is used and the process is CALM.
 */
export function nextPace(pace: number, { done, backlog, served, pressure }: LastSecond): number {
  const within = (value: number) => Math.min(fastestPace, Math.max(slowestPace, value));
  if (areServedLate(served)) return within(pace * 0.7);
  if (backlog > Math.max(done, slowestPace)) return within(done);
  if (pressure === 'CALM' && done >= pace / 2) return within(Math.max(pace, done) * 1.5);
  return within(Math.max(pace, done));
}

/** The admissions a process may give after `seconds` more at its pace. */
export function addCredit(credit: number, pace: number, seconds: number): number {
  return Math.min(pace * creditSeconds, credit + pace * seconds);
}

/** The queue when it was last counted. */
export interface Queue {
  waiting: number;
  /** The first waiting places, in order. */
  first: readonly number[];
  /** The last waiting place; null when the queue is empty. */
  last: number | null;
}

export const emptyQueue: Queue = { waiting: 0, first: [], last: null };

/** The number of learners ahead of a place: exact at both ends of the queue, interpolated in between. */
export function countAhead({ waiting, first, last }: Queue, place: number): number {
  const known = first.at(-1);
  if (known === undefined || last === null) return 0;
  if (place <= known) return first.filter((one) => one < place).length;
  if (place > last) return waiting + place - last - 1;
  return Math.round(
    first.length + ((place - known) / (last - known)) * (waiting - first.length) - 1,
  );
}

/** The first waiting place at a time (ms of a monotonic clock). */
export interface QueueSample {
  at: number;
  place: number;
}

const enoughMs = 5000;

/** Places per second between two samples; `pace` while they are too close together. */
export function speedOf(from: QueueSample, until: QueueSample, pace: number): number {
  const ms = until.at - from.at;
  if (ms < enoughMs) return pace;
  return Math.max(slowestPace, ((until.place - from.place) / ms) * 1000);
}

const people = new Intl.NumberFormat('zh-CN');

/** 前面还有 1,240 人 */
export function aheadText(ahead: number): string {
  return ahead === 0 ? '前面没有人了' : `前面还有 ${people.format(ahead)} 人`;
}

/** 预计等待约 2 分钟 */
export function waitText(ahead: number, perSecond: number): string {
  const seconds = ahead / perSecond;
  return seconds < 60 ? '预计等待不到 1 分钟' : `预计等待约 ${Math.ceil(seconds / 60)} 分钟`;
}

/**
 * The reload interval of the waiting page in seconds: short near the front, long far from it (a view
 * costs 0.4 ms of CPU, a third of a start), always below `goneAfterSeconds` and the length of an
 * admission. `random` (0 to 1) spreads learners who came together.
 */
export function askAgainAfter(ahead: number, perSecond: number, random: number): number {
  const seconds = Math.min(80, Math.max(4, (ahead / perSecond) * 0.6));
  return Math.round(seconds * (0.8 + 0.4 * random));
}
