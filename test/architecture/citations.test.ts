import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** Text files of the repository that may cite a rule; the documents that define them are among them. */
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => /^(?:src|test|db|docs|content|bench)\/.*\.(?:tsx?|sql|md|typ)$/.test(path))
  .filter((path) => existsSync(path) && !path.endsWith('database.types.ts'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const textOf = (path: string) => readFileSync(path, 'utf8');
const all = (text: string, pattern: RegExp) =>
  new Set([...text.matchAll(pattern)].map((match) => match[1] as string));

const rules = textOf('docs/rules.md');
const defined = new Set([
  ...all(rules, /^- ([NE]\d+) /gm),
  ...all(rules, /^\| (G\d+) \|/gm),
  ...all(textOf('docs/user-problems.md'), /^\| (Q\d+) \|/gm),
]);
const lessons = all(textOf('docs/lessons.md'), /^(\d+)\. /gm);

/** A number standing alone; colours, GB/T standards and fixtures of SQL never look like this. */
const citation = /(?<![\w#./-])([NGEQ]\d{1,2})(?![\w.]|-\d)/g;
/** "lesson 4", "lessons 4 and 5", "lessons 4, 5". */
const lessonCitation = /\blessons? ((?:\d+(?:, | and )?)+)/gi;

test('every rule and problem cited anywhere is defined in docs/rules.md or docs/user-problems.md', () => {
  const unknown = files.flatMap(({ path, text }) =>
    [...all(text, citation)].filter((id) => !defined.has(id)).map((id) => `${path}: ${id}`),
  );
  expect(unknown).toEqual([]);
});

test('every lesson cited anywhere is described in docs/lessons.md', () => {
  const unknown = files.flatMap(({ path, text }) =>
    [...text.matchAll(lessonCitation)]
      .flatMap((match) => (match[1] as string).match(/\d+/g) ?? [])
      .filter((number) => !lessons.has(number))
      .map((number) => `${path}: lesson ${number}`),
  );
  expect(unknown).toEqual([]);
});

test('the 39 rules of the notice are named by a test each', () => {
  const tests = files.filter(({ path }) => /\.test\.tsx?$/.test(path));
  const named = new Set(tests.flatMap(({ text }) => [...all(text, citation)]));
  const notice = [...defined].filter((id) => id.startsWith('N'));
  expect(notice).toHaveLength(39);
  expect(notice.filter((id) => !named.has(id))).toEqual([]);
});

test('the 39 rules of the notice are named by the README of a feature each', () => {
  const readmes = files.filter(({ path }) => /^src\/features\/[\w-]+\/README\.md$/.test(path));
  const named = new Set(readmes.flatMap(({ text }) => rulesNamed(text)));
  expect([...defined].filter((id) => id.startsWith('N') && !named.has(id))).toEqual([]);
});

/** The rules a README names; "N5-N9" names all five. */
function rulesNamed(text: string): string[] {
  const ranges = [...text.matchAll(/\b([NGEQ])(\d+)[-–]\1(\d+)\b/g)].flatMap(
    ([, letter, from, to]) =>
      Array.from(
        { length: Number(to) - Number(from) + 1 },
        (_, n) => `${letter}${Number(from) + n}`,
      ),
  );
  return [...ranges, ...all(text, citation)];
}

test('every file that a README or a document names is there', () => {
  const documents = files.filter(
    ({ path }) => path.endsWith('.md') && !path.startsWith('docs/adr/'),
  );
  const missing = documents.flatMap(({ path, text }) =>
    [...all(text, /`((?:[\w.-]+\/)+[\w.-]+\.(?:tsx?|sql|md|mjs))`/g)]
      // The name of a feature in an example.
      .filter((named) => !named.includes('/x/'))
      .filter((named) => !['', 'src', dirname(path)].some((from) => existsSync(join(from, named))))
      .map((named) => `${path}: ${named}`),
  );
  expect(missing).toEqual([]);
});
