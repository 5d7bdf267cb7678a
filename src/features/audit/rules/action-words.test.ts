import { expect, test } from 'vitest';
import { readSources } from '../../../../test/architecture/source-tree.ts';
import { kinds } from './action-words.ts';
import { actionsOf } from './sentence.ts';

const call = /recordAudits?\(([\s\S]*?)\);/g;
const action = /'([a-z_]+\.[a-z_]+)'/g;

test('E25: every action that commands record has words for the auditor', () => {
  const known = new Set(Object.keys(kinds).flatMap((kind) => actionsOf(kind as never)));
  const missing: string[] = [];
  let seen = 0;
  for (const { path, text } of readSources().filter((one) => one.path.includes('/commands/')))
    for (const [, inside = ''] of text.matchAll(call))
      for (const [, name = ''] of inside.matchAll(action)) {
        seen += 1;
        if (!known.has(name)) missing.push(`${path}: ${name}`);
      }
  expect(missing).toEqual([]);
  expect(seen).toBeGreaterThan(100);
});
