import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '../../src/features/irregularities/rules/findings/index.ts';
import type { Measured } from '../../src/features/irregularities/rules/findings/measured.ts';
import { readDefaults } from './defaults.ts';
import { measureAll } from './measure.ts';

const defaults = readDefaults();
const measured: Record<string, Measured> = JSON.parse(
  readFileSync('src/features/irregularities/rules/findings/measured.json', 'utf8'),
);

/** The target: fewer than one in a thousand honest people, days or entries. */
const promised = 0.001;

test('every rule was measured at its default thresholds and meets the target', () => {
  expect(Object.keys(measured).toSorted()).toEqual(rules.map(({ code }) => code).toSorted());
  for (const [code, { honest, false_alarms, caught, thresholds }] of Object.entries(measured)) {
    expect(thresholds, code).toEqual(defaults[code]);
    expect(false_alarms / honest, code).toBeLessThan(promised);
    expect(caught, code).toBeGreaterThan(0);
  }
});

test('in a small city with another seed honest people are not accused and plain cheats are found', async () => {
  const { rules: outcomes, windows } = await measureAll(
    defaults,
    { papers: 300, honest: 2000, cheating: 10 },
    7,
  );
  // At one in a thousand two are expected at most; six are significant.
  for (const [code, { falseAlarms }] of Object.entries(outcomes))
    expect(falseAlarms, code).toBeLessThan(6);
  expect(windows.small.falsePairs + windows.large.falsePairs).toBe(0);
  const share = (code: string, kind: string) => {
    const one = outcomes[code]?.kinds[kind];
    return one ? one.caught / one.cheating : 0;
  };
  expect(share('PAPERS_TOO_ALIKE', 'COPIED_100_SAME_FORM')).toBeGreaterThan(0.5);
  expect(share('ANSWERS_TOO_FAST', 'FAST_BOT')).toBe(1);
  expect(share('STUDY_BEYOND_THE_CLOCK', 'FORGER')).toBe(1);
  expect(share('ENDORSED_IN_SECONDS', 'BLIND_LISTS')).toBe(1);
  expect(share('ENDORSED_IN_SECONDS', 'SCRIPT')).toBe(1);
  expect(share('ENDORSED_IN_SECONDS', 'SCRIPT_ALL_AT_ONCE')).toBe(1);
  expect(share('ENDORSED_OUTSIDE_OFFICE', 'PASSING')).toBe(1);
  expect(share('EXAMS_AT_ONCE', 'PHONE_FARM')).toBe(1);
  // Kinds of cheating that these facts cannot show are listed in docs/irregularities.md.
  expect(share('ANSWERS_TOO_FAST', 'PATIENT_BOT')).toBe(0);
  expect(share('ENDORSED_OUTSIDE_OFFICE', 'PASSING_ALONE')).toBe(0);
});
