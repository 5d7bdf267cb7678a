import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Thresholds } from '../../src/features/irregularities/rules/findings/rule.ts';

const line = /\('([A-Z_]+)', '(\w+)', '[^']*', '[^']*', ([\d.]+), [\d.]+, \d+\)/g;
const change =
  /update irregularity_thresholds set value = ([\d.]+) where rule = '([A-Z_]+)' and name = '(\w+)'/g;

/** Returns the default thresholds of every rule, as the migrations set them. */
export function readDefaults(): Record<string, Thresholds> {
  const folder = resolve('db/migrations');
  const defaults: Record<string, Thresholds> = {};
  for (const file of readdirSync(folder).toSorted()) {
    if (!/\.irregularities(__|\.)/.test(file)) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    const note = (rule = '', name = '', value = '') => {
      if (rule !== 'CASE' && name !== 'enabled')
        defaults[rule] = { ...defaults[rule], [name]: Number(value) };
    };
    for (const [, rule, name, value] of text.matchAll(line)) note(rule, name, value);
    for (const [, value, rule, name] of text.matchAll(change)) note(rule, name, value);
  }
  return defaults;
}
