import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSources } from './source-tree.ts';

const onServer = readSources().filter(({ path }) => !/\/browser\/|^src\/ui\//.test(path));

/** The rows of docs/security.md: their number, and what shows them. */
const rows = [
  ...readFileSync('docs/security.md', 'utf8').matchAll(/^\| ([^|]+) \|.*\| ([^|]+) \|$/gm),
]
  .map(([text, row = '', shownBy = '']) => ({ text, row, shownBy }))
  .filter(({ row }) => /\d|^\(/.test(row));

test('every row of docs/security.md is whole and names tests that exist', () => {
  expect(rows.length).toBeGreaterThan(130);
  for (const { text, row, shownBy } of rows) {
    expect(text).not.toMatch(/partly/);
    const named = [...shownBy.matchAll(/`([\w-]+(?:[./][^`]*)+)`/g)].map(([, path = '']) => path);
    expect(
      named.filter((path) => !existsSync(path)),
      row,
    ).toEqual([]);
    const proofs = named.filter((path) => /\.test\.tsx?$|^package-lock\.json$/.test(path));
    expect(proofs.length, row).toBeGreaterThan(0);
  }
});

test('the server asks only gateways, whose addresses are settings: no address of a user (SSRF)', () => {
  const asking = onServer
    .filter(({ text }) => /(?<![.\w])fetch\(|\bhttps?\.(?:request|get)\(/.test(text))
    .map(({ path }) => path)
    .filter((path) => !path.startsWith('src/platform/gateways/'));
  expect(asking).toEqual([]);
});

test('Math.random spreads load and nothing else: what must not be guessed comes from node:crypto', () => {
  const drawing = onServer
    .filter(({ text }) => text.includes('Math.random'))
    .map(({ path }) => path);
  expect(drawing.toSorted()).toEqual([
    'src/features/exam/routes/open-lines.ts',
    'src/features/exam/routes/start-queue.tsx',
    'src/platform/database/signals.ts',
  ]);
});

test('there is no endpoint of SOAP or GraphQL, and no parser of either', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(Object.keys(dependencies).filter((name) => /soap|graphql/i.test(name))).toEqual([]);
});
