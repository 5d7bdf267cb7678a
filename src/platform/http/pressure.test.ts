import { expect, test } from 'vitest';
import { calm, decidePressure, type LoopSample, type Pressure } from './pressure.ts';

const idle: LoopSample = { delayMs: 1, utilisation: 0.1 };
const between: LoopSample = { delayMs: 40, utilisation: 0.9 };
const late: LoopSample = { delayMs: 200, utilisation: 0.9 };
const full: LoopSample = { delayMs: 10, utilisation: 1 };

const after = (samples: LoopSample[]): Pressure => samples.reduce(decidePressure, calm).pressure;
const times = (count: number, sample: LoopSample) => Array.from({ length: count }, () => sample);

test.each<[string, LoopSample[], Pressure]>([
  ['an idle process', times(10, idle), 'CALM'],
  ['one second at the limit', [late, idle], 'CALM'],
  ['timers late for two seconds', times(2, late), 'BUSY'],
  ['no idle moment for two seconds', times(2, full), 'BUSY'],
  ['late, then full', [late, full], 'BUSY'],
  ['seconds at the limit that are not in a row', [late, between, full, idle, late], 'CALM'],
  ['much to do, but below the limit', times(60, between), 'CALM'],
  ['busy, then much to do', [...times(2, full), ...times(60, between)], 'BUSY'],
  ['busy, then quiet for four seconds', [...times(2, full), ...times(4, idle)], 'BUSY'],
  [
    'busy, then quiet with a relapse',
    [...times(2, full), ...times(4, idle), between, ...times(4, idle)],
    'BUSY',
  ],
  ['busy, then quiet for five seconds', [...times(2, full), ...times(5, idle)], 'CALM'],
])('%s', (_what, samples, pressure) => {
  expect(after(samples)).toBe(pressure);
});
