import type { Measured } from '../../src/features/irregularities/rules/findings/measured.ts';
import type { Thresholds } from '../../src/features/irregularities/rules/findings/rule.ts';
import type { Measurement } from './measure.ts';

/** Returns the figures that the pages of thresholds show, with the thresholds measured. */
export function measuredOf(
  { rules }: Measurement,
  defaults: Record<string, Thresholds>,
): Record<string, Measured> {
  return Object.fromEntries(
    Object.entries(rules).map(([code, { honest, falseAlarms, kinds, population }]) => {
      const all = Object.values(kinds);
      const measured: Measured = {
        honest,
        false_alarms: falseAlarms,
        cheating: all.reduce((sum, { cheating }) => sum + cheating, 0),
        caught: all.reduce((sum, { caught }) => sum + caught, 0),
        thresholds: defaults[code] as Thresholds,
        population,
      };
      return [code, measured];
    }),
  );
}
