/** Where "now" comes from. Rules never ask a clock: the time is passed to them. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
