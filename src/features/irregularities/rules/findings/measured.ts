import measuredOfRules from './measured.json' with { type: 'json' };
import type { Thresholds } from './rule.ts';

/** How a rule did on a generated population: how many honest ones it accused, how many cheats it found. */
export interface Measured {
  honest: number;
  false_alarms: number;
  cheating: number;
  caught: number;
  thresholds: Thresholds;
  /** What population it was, in a sentence. */
  population?: string;
}

const all: Record<string, Measured> = measuredOfRules;

/** What was measured of a rule at exactly these thresholds; null when it was not. */
export function findMeasured(code: string, thresholds: Thresholds): Measured | null {
  const measured = all[code];
  if (!measured) return null;
  const same = Object.entries(measured.thresholds)
    .filter(([name]) => name !== 'enabled')
    .every(([name, value]) => thresholds[name] === value);
  const complete = Object.keys(thresholds).every(
    (name) => name === 'enabled' || name in measured.thresholds,
  );
  return same && complete ? measured : null;
}
