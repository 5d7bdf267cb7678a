import type { Pressure } from '../../../platform/http/index.ts';

/**
 * Who was not seen for so long is passed over when his turn comes; his place stays. Longer than the
 * waiting page ever sleeps: a hundred thousand people cannot show up more often than that.
 */
export const goneAfterSeconds = 120;
/** Who comes back within this time finds his place again. */
export const placeKeptMinutes = 10;
/** How long a turn lasts. Who is still there when it ends has the first place and gets the next one. */
export const admissionMinutes = 2;

/** However hard the machine works, so many a second are let in by each process: the queue always moves. */
export const slowestPace = 20;
/** What a process is trusted with before it knows better: a small machine manages this. */
export const firstPace = 200;
/** No process starts more; beyond, what is learnt would be noise. */
const fastestPace = 5000;
/** Starts that may wait for the database before the queue is opened: more than one full second of two cores. */
const leastBacklog = 1000;
const backlogSeconds = 2;
/** What a process saved up while nobody looked: so many seconds of its pace, not a flood. */
const creditSeconds = 3;

/** Those who sit are served late beyond this (ms): the bound that exam day promises for a save. */
export const lateAfterMs = 250;
const lateShare = 0.05;
/** Below this a slow moment is chance, not a crowd. */
const fewestLate = 20;

/** How those who sit were served in the last two seconds. */
export interface ServedRequests {
  requests: number;
  late: number;
}

/** Whether those who sit feel that the machine is at its limit. */
function areServedLate({ requests, late }: ServedRequests): boolean {
  return late >= fewestLate && late >= requests * lateShare;
}

export interface StartLoad {
  /** People before the gate who have no turn. */
  waiting: number;
  /** Starts that were let in and wait for the database. */
  backlog: number;
  /** Starts a second that this process manages. */
  pace: number;
  served: ServedRequests;
}

/**
 * Whether somebody who wants to start may do so at once. Not while anybody waits (first come, first
 * served), while starts pile up, or while those who sit are served late: they go first. A process that is
 * BUSY with nothing but starts is doing what it should; a queue would only add pages to its work.
 */
export function maySkipQueue({ waiting, backlog, pace, served }: StartLoad): boolean {
  if (waiting > 0 || areServedLate(served)) return false;
  return backlog <= Math.max(leastBacklog, pace * backlogSeconds);
}

export interface LastSecond {
  /** Starts done in the last full second. */
  done: number;
  backlog: number;
  served: ServedRequests;
  pressure: Pressure;
}

/**
 * How many starts a second to let in from now on, learnt from the last one: less at once when those who
 * sit feel it, what was managed when starts pile up, and a little more as long as it is used and the
 * machine is calm.
 */
export function nextPace(pace: number, { done, backlog, served, pressure }: LastSecond): number {
  const within = (value: number) => Math.min(fastestPace, Math.max(slowestPace, value));
  if (areServedLate(served)) return within(pace * 0.7);
  if (backlog > Math.max(done, slowestPace)) return within(done);
  if (pressure === 'CALM' && done >= pace / 2) return within(Math.max(pace, done) * 1.5);
  return within(Math.max(pace, done));
}

/** What a process may let in after so many more seconds at its pace. */
export function addCredit(credit: number, pace: number, seconds: number): number {
  return Math.min(pace * creditSeconds, credit + pace * seconds);
}

/** The queue as it was counted. */
export interface Queue {
  waiting: number;
  /** The first places of those who wait, in order. */
  first: readonly number[];
  /** The last place of those who wait; null when nobody does. */
  last: number | null;
}

export const emptyQueue: Queue = { waiting: 0, first: [], last: null };

/**
 * How many people are before a place: exactly among the first places and behind the last one, in
 * between by its share of the way.
 */
export function countAhead({ waiting, first, last }: Queue, place: number): number {
  const known = first.at(-1);
  if (known === undefined || last === null) return 0;
  if (place <= known) return first.filter((one) => one < place).length;
  if (place > last) return waiting + place - last - 1;
  return Math.round(
    first.length + ((place - known) / (last - known)) * (waiting - first.length) - 1,
  );
}

/** Where the queue stood at a time (ms of a steady clock). */
export interface QueueSample {
  at: number;
  place: number;
}

const enoughMs = 5000;

/** Places a second by which the queue moved between two looks; the own pace while that is too short. */
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

/** 预计等待约 2 分钟, from the people before and how many go a second. */
export function waitText(ahead: number, perSecond: number): string {
  const seconds = ahead / perSecond;
  return seconds < 60 ? '预计等待不到 1 分钟' : `预计等待约 ${Math.ceil(seconds / 60)} 分钟`;
}

/**
 * After how many seconds the waiting page asks again: often near the turn, seldom far from it (a view
 * costs 0.4 ms of processor, a third of a start), and always before its reader counts as gone or has lost
 * a turn that came early. `random` (0 to 1) spreads those who came together.
 */
export function askAgainAfter(ahead: number, perSecond: number, random: number): number {
  const seconds = Math.min(80, Math.max(4, (ahead / perSecond) * 0.6));
  return Math.round(seconds * (0.8 + 0.4 * random));
}
