import measuredOfRules from './measured.json' with { type: 'json' };
import type { Thresholds } from './rule.ts';

/** The rates of a rule on a generated population: false alarms among the honest, detections among cheats. */
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

/** Returns what was measured of a rule at exactly these thresholds; null when nothing was. */
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
