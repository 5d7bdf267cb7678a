import { type SeatWindow, seatWindowsOf, type Topic } from '../../courses/index.ts';

export type { SeatWindow } from '../../courses/index.ts';

/** What somebody who has to book may choose from, and the seat they hold in a window that is not over. */
export interface SeatFacts {
  windows: readonly SeatWindow[];
  held: SeatWindow | null;
}

/** Before a window by so much, its seats can no longer be changed or given up. */
const changeableBeforeMs = 24 * 3_600_000;

/** Returns until when a booked seat of this window may be changed or given up. */
export const changeableUntil = ({ opensAt }: SeatWindow): Date =>
  new Date(opensAt.getTime() - changeableBeforeMs);

/** Whether a booked seat of this window may still be changed or given up. */
export const mayChange = (window: SeatWindow, now: Date): boolean => now < changeableUntil(window);

/**
 * Returns what a topic, as it applies to a person, says about their seat (N15); null where nobody books. A
 * seat is kept by who has moved to another group since, and lost with its window.
 */
export function seatFactsOf(
  topic: Topic,
  heldName: string | undefined,
  now: Date,
): SeatFacts | null {
  const windows = topic.seatWindows;
  if (!windows) return null;
  const named = (window: SeatWindow) => window.name === heldName && window.closesAt > now;
  return { windows, held: windows.find(named) ?? seatWindowsOf(topic).find(named) ?? null };
}

/** Returns the topic with the window of the booked seat as its own. */
export function topicAtSeat(topic: Topic, seats: SeatFacts | null): Topic {
  const held = seats?.held;
  return held ? { ...topic, examOpensAt: held.opensAt, examClosesAt: held.closesAt } : topic;
}

/** A window with the seats that are left. */
export interface WindowPlaces extends SeatWindow {
  left: number;
}

/** Returns windows that are not over, with the seats left by those that are taken. */
export function listPlaces(
  windows: readonly SeatWindow[],
  taken: ReadonlyMap<string, number>,
  now: Date,
): WindowPlaces[] {
  return windows
    .filter(({ closesAt }) => closesAt > now)
    .map((window) => ({
      ...window,
      left: Math.max(0, window.seats - (taken.get(window.name) ?? 0)),
    }));
}
