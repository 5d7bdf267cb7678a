import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { dependencies } from '../../src/features/dependencies.ts';
import { readSources } from './source-tree.ts';

const sources = readSources();
const features = readdirSync('src/features', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const rooms = ['rules', 'queries', 'commands', 'routes', 'pages', 'browser', 'documents'];
const atTheRoot = ['README.md', 'index.ts', 'feature.ts', 'fixtures.ts'];

test('every feature of dependencies.ts is a folder and the other way round', () => {
  expect(features.toSorted()).toEqual(Object.keys(dependencies).toSorted());
});

test.each(features)(
  '%s has the shape of a feature: README, door, mount and rooms only',
  (feature) => {
    const entries = readdirSync(join('src/features', feature), { withFileTypes: true });
    const strangers = entries
      .filter((entry) => !(entry.isDirectory() ? rooms : atTheRoot).includes(entry.name))
      .map((entry) => entry.name);
    expect(strangers).toEqual([]);
    expect(entries.map((entry) => entry.name)).toContain('README.md');
  },
);

test('policies, refusals, events, forms and jobs stand where every feature has them', () => {
  const places: Record<string, string> = {
    policy: 'rules',
    refusals: 'rules',
    events: 'rules',
    forms: 'routes',
    jobs: 'routes',
  };
  const misplaced = sources
    .map((file) => /^src\/features\/[\w-]+\/(.*?)([\w-]+)\.tsx?$/.exec(file.path))
    .filter((match) => match !== null)
    .filter(([, room, name]) => {
      const place = places[name as string];
      return place !== undefined && room !== `${place}/`;
    })
    .map(([path]) => path);
  expect(misplaced).toEqual([]);
});

test('no file has a folder of its own name beside it', () => {
  const twins = sources
    .map((file) => file.path)
    .filter((path) => existsSync(path.replace(/\.tsx?$/, '')));
  expect(twins).toEqual([]);
});

test('a command file holds one use case, one function that opens a transaction, and is named after it', () => {
  const breaches = sources
    .filter((file) => /^src\/features\/[\w-]+\/commands\//.test(file.path))
    .flatMap((file) => {
      const functions = exportedFunctions(file.text);
      const useCases = functions.filter(({ body }) => /\binTransaction\(/.test(body));
      const expected = basename(file.path, '.ts').replace(/-(\w)/g, (_, letter: string) =>
        letter.toUpperCase(),
      );
      const [only, ...more] = useCases;
      // A file of steps that several use cases share is named after its subject.
      const fits = more.length === 0 && (!only || only.name === expected);
      return fits ? [] : [`${file.path}: ${functions.map(({ name }) => name)}`];
    });
  expect(breaches).toEqual([]);
});

/** The exported functions of a file, each with its text. */
function exportedFunctions(text: string): { name: string; body: string }[] {
  return text
    .split(/^(?=(?:export )?(?:async )?function)/m)
    .map((body) => ({ name: /^export (?:async )?function\*? (\w+)/.exec(body)?.[1] ?? '', body }))
    .filter(({ name }) => name !== '');
}

test('rules are pure: nothing of database, http or other rooms but types', () => {
  const impure =
    /^import (?!type )[^;]*from '(?:[^']*\/platform\/(?:database|http|storage|gateways)\/[^']*|(?:\.\.\/)+(?:queries|commands|routes)\/[^']*|kysely|pg|fastify)';/gm;
  const breaches = sources
    .filter((file) => /^src\/features\/[\w-]+\/rules\//.test(file.path))
    .flatMap((file) => [...file.text.matchAll(impure)].map(([line]) => `${file.path}: ${line}`));
  expect(breaches).toEqual([]);
});

test('files stay under 250 lines and no drawer has a name that says nothing', () => {
  const long = sources.filter(
    (file) => file.lines > 251 && !file.path.endsWith('database.types.ts'),
  );
  expect(long.map((file) => `${file.path} ${file.lines}`)).toEqual([]);
  const drawers = /\/(utils?|helpers?|common|types|services?|misc|lib)(\.tsx?|\/)/;
  expect(sources.map((file) => file.path).filter((path) => drawers.test(path))).toEqual([]);
});

test('a handler of a route stays under 25 lines: what is longer hides a command', () => {
  const long = sources
    .filter((file) => /^src\/features\/[\w-]+\/routes\//.test(file.path))
    .flatMap((file) => longHandlers(file.text).map((line) => `${file.path}:${line}`));
  expect(long).toEqual([]);
});

test('no schema of a route takes something else for what is wrong', () => {
  const replacing = /\.catch\((?:''|undefined|\[\]|'[\w-]+'|\d+)/;
  const breaches = sources.filter(
    (file) =>
      /^src\/features\/[\w-]+\/(?:routes|rules)\//.test(file.path) && replacing.test(file.text),
  );
  expect(breaches.map(({ path }) => path)).toEqual([]);
});

/** The lines where a handler of more than 25 lines begins; told by its indentation. */
function longHandlers(text: string): number[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const opening = /^(\s*).*async \([^)]*\)(?:: [^=]+)? => \{$/.exec(line);
    if (!opening) return [];
    const end = lines.findIndex((one, at) => at > index && one.startsWith(`${opening[1]}}`));
    return end - index - 1 > 25 ? [index + 1] : [];
  });
}
