import { readdirSync } from 'node:fs';
import { join } from 'node:path';
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

test('files stay under 250 lines and no drawer has a name that says nothing', () => {
  const long = sources.filter(
    (file) => file.lines > 251 && !/(?:database\.types|dependencies)\.ts$/.test(file.path),
  );
  expect(long.map((file) => `${file.path} ${file.lines}`)).toEqual([]);
  const drawers = /\/(utils?|helpers?|common|types|services?|misc|lib)(\.tsx?|\/)/;
  expect(sources.map((file) => file.path).filter((path) => drawers.test(path))).toEqual([]);
});
