import { expect, test } from 'vitest';
import { chooseSystem } from './system.ts';

const unit = (industryAuthorityId: string | null, parentAuthorityId: string | null = null) => ({
  id: 'unit',
  industryAuthorityId,
  parentAuthorityId,
});
type Unit = ReturnType<typeof unit> | null;

test.each<[string, Unit, Unit, string | null]>([
  ['N33: the employer of the last day belongs to the system', unit('health'), null, 'EMPLOYER'],
  ['N33: an employer of another system does not', unit('schools'), unit('health'), null],
  [
    'N33: without an authority of its own a unit follows the body above it',
    unit(null, 'health'),
    null,
    'PARENT',
  ],
  [
    'N33: its own authority goes before that of the body above',
    unit('schools', 'health'),
    null,
    null,
  ],
  ['N33: with no employer on that day, today’s counts', null, unit('health'), 'EMPLOYER_NOW'],
  ['N33: nobody without an employer belongs to a system', null, null, null],
  [
    'N33: the authority’s own staff belong to it',
    { ...unit(null), id: 'health' },
    null,
    'EMPLOYER',
  ],
])('%s', (_rule, known, current, rule) => {
  expect(chooseSystem('health', { known, current })?.rule ?? null).toBe(rule);
});
