import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { dependencies, type Feature } from '../../src/features/dependencies.ts';
import { placeOf, readSources } from './source-tree.ts';

const sources = readSources();
const own = (target: string) => target.startsWith('src/');

test('directions: kernel <- platform <- features <- app, and ui on the kernel only', () => {
  const allowed: Record<string, string[]> = {
    kernel: ['kernel'],
    platform: ['kernel', 'platform'],
    ui: ['kernel', 'ui'],
    features: ['kernel', 'platform', 'ui', 'features'],
    demo: ['kernel', 'platform', 'features', 'demo'],
    app: ['kernel', 'platform', 'ui', 'features', 'demo', 'app'],
  };
  const breaches = sources.flatMap((file) =>
    file.imports
      .filter(own)
      .filter((target) => !allowed[placeOf(file.path).part]?.includes(placeOf(target).part))
      .map((target) => `${file.path} -> ${target}`),
  );
  expect(breaches).toEqual([]);
});

test('features call each other only through the door and only along dependencies.ts', () => {
  const breaches = sources.flatMap((file) => {
    const from = placeOf(file.path).feature;
    if (!from) return [];
    return file.imports.filter(own).flatMap((target) => {
      const to = placeOf(target).feature;
      if (!to || to === from) return [];
      const door = target === `src/features/${to}/index.ts`;
      const known = (dependencies[from as Feature] as readonly string[] | undefined)?.includes(to);
      return door && known ? [] : [`${file.path} -> ${target}`];
    });
  });
  expect(breaches).toEqual([]);
});

test('the graph of features has no cycles', () => {
  const order = Object.keys(dependencies);
  for (const [feature, below] of Object.entries(dependencies)) {
    for (const one of below)
      expect(order.indexOf(one), `${feature} -> ${one}`).toBeLessThan(order.indexOf(feature));
  }
});

test('only queries.ts and platform/database speak SQL', () => {
  const speakers = sources
    .filter((file) => file.imports.some((target) => target === 'kysely' || target === 'pg'))
    .map((file) => file.path)
    .filter((path) => !/\/(?:[\w-]+-)?queries(?:\/[\w-]+)*\.ts$/.test(path))
    .filter((path) => !path.startsWith('src/platform/'))
    // The readiness probe asks the database for nothing but an answer.
    .filter((path) => path !== 'src/app/health.ts');
  expect(speakers).toEqual([]);
});

test('a feature queries its own tables only', () => {
  const tablesOf = tableOwners();
  const breaches = sources
    .filter((file) => /\/queries(?:\/[\w-]+)*\.ts$|-queries\.ts$/.test(file.path))
    .flatMap((file) => {
      const feature = placeOf(file.path).feature as string;
      return [...file.text.matchAll(/\b(?:insertInto|updateTable|deleteFrom)\('(\w+)/g)]
        .map((match) =>
          (match[1] as string).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        )
        .filter((table) => ![undefined, 'platform', feature].includes(tablesOf[table]))
        .map((table) => `${file.path} writes ${table} of ${tablesOf[table]}`);
    });
  expect(breaches).toEqual([]);
});

test('only commands, jobs and doors open transactions; routes and pages never', () => {
  const openers = sources
    .filter((file) => placeOf(file.path).part === 'features' && /\binTransaction\(/.test(file.text))
    .map((file) => file.path)
    .filter((path) => !path.includes('/commands/'));
  expect(openers).toEqual([]);
});

test('every command records audit or says why not', () => {
  const silent = sources
    .filter((file) => file.path.includes('/commands/'))
    .filter((file) => !/recordAudits?\(|(?:No audit|Not audited):/.test(file.text))
    .map((file) => file.path);
  expect(silent).toEqual([]);
});

test('files stay under 250 lines and no drawer has a name that says nothing', () => {
  const long = sources.filter(
    (file) => file.lines > 251 && !file.path.endsWith('database.types.ts'),
  );
  expect(long.map((file) => `${file.path} ${file.lines}`)).toEqual([]);
  const drawers = /\/(utils?|helpers?|common|types|services?|misc|lib)(\.tsx?|\/)/;
  expect(sources.map((file) => file.path).filter((path) => drawers.test(path))).toEqual([]);
});

test('islands import only types from the server', () => {
  const breaches = sources
    .filter((file) => /\.island\.tsx?$/.test(file.path))
    .flatMap((file) =>
      file.imports
        .filter(
          (target) =>
            target.startsWith('src/platform/') || /\/(queries|routes|commands)/.test(target),
        )
        .filter(
          (target) =>
            !new RegExp(`import type [^;]*${target.split('/').pop()?.replace('.', '\\.')}`).test(
              file.text,
            ),
        )
        .map((target) => `${file.path} -> ${target}`),
    );
  expect(breaches).toEqual([]);
});

/** Which feature's migration creates a table. */
function tableOwners(): Record<string, string> {
  const owners: Record<string, string> = {};
  for (const { feature, tables } of migrationTables())
    for (const table of tables) owners[table] = feature;
  return owners;
}

function migrationTables(): { feature: string; tables: string[] }[] {
  const folder = resolve('db/migrations');
  return readdirSync(folder).map((file) => ({
    feature: (/\.do\.([a-z_]+?)(?:__|\.)/.exec(file)?.[1] ?? '').replaceAll('_', '-'),
    tables: [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/create (?:unlogged )?table (\w+)/g),
    ].map((match) => match[1] as string),
  }));
}
