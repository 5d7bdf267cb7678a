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

/** Imports of another feature's code, with the names imported. */
const foreignImports = sources.flatMap((file) => {
  const from = placeOf(file.path).feature as Feature | undefined;
  if (!from) return [];
  const subscribed = new Set(
    [...file.text.matchAll(/\bevent: (\w+)/g)].map((match) => match[1] as string),
  );
  return file.importedNames
    .filter(({ target }) => own(target))
    .flatMap(({ target, names }) => {
      const to = placeOf(target).feature as Feature | undefined;
      if (!to || to === from) return [];
      return names.map((name) => ({
        from,
        to,
        path: `${file.path} -> ${target}`,
        door: target === `src/features/${to}/index.ts`,
        how: subscribed.has(name) ? ('events' as const) : ('calls' as const),
      }));
    });
});

test('features use each other only through the door', () => {
  const breaches = foreignImports.filter(({ door }) => !door).map(({ path }) => path);
  expect([...new Set(breaches)]).toEqual([]);
});

const features = Object.keys(dependencies) as Feature[];

test.each(features)(
  '%s calls doors and reacts to events exactly as dependencies.ts declares',
  (feature) => {
    const used = (how: 'calls' | 'events') =>
      [
        ...new Set(
          foreignImports
            .filter((one) => one.from === feature && one.how === how)
            .map(({ to }) => to),
        ),
      ].toSorted();
    const { calls, events = [] } = dependencies[feature];
    expect({ calls: used('calls'), events: used('events') }).toEqual({
      calls: [...calls].toSorted(),
      events: [...events].toSorted(),
    });
  },
);

test('the graph of features has no cycles: each reaches only those above it in the list', () => {
  for (const feature of features) {
    const { calls, events = [] } = dependencies[feature];
    for (const one of [...calls, ...events] as Feature[])
      expect(features.indexOf(one), `${feature} -> ${one}`).toBeLessThan(features.indexOf(feature));
  }
});

test('only queries/ and platform/database speak SQL', () => {
  const speakers = sources
    .filter((file) => file.imports.some((target) => target === 'kysely' || target === 'pg'))
    .map((file) => file.path)
    .filter((path) => !/\/queries\/(?:[\w-]+\/)*[\w-]+\.ts$/.test(path))
    .filter((path) => !path.startsWith('src/platform/'))
    // The demo city sets back clocks and counts; nobody else reaches past the doors.
    .filter((path) => path !== 'src/demo/queries.ts')
    // The readiness probe asks the database for nothing but an answer.
    .filter((path) => path !== 'src/app/health.ts');
  expect(speakers).toEqual([]);
});

test('only commands open transactions', () => {
  const openers = sources
    .filter((file) => placeOf(file.path).part === 'features' && /\binTransaction\(/.test(file.text))
    .map((file) => file.path)
    .filter((path) => !path.includes('/commands/'));
  expect(openers).toEqual([]);
});

test('every command records audit, itself or by a step of it, or says why not', () => {
  const commands = new Map(
    sources
      .filter((file) => /^src\/features\/[\w-]+\/commands\//.test(file.path))
      .map((file) => [file.path, file]),
  );
  const says = (path: string) =>
    /recordAudits?\(|(?:No audit|Not audited):/.test(commands.get(path)?.text ?? '');
  const stepsOf = (path: string) =>
    commands.get(path)?.imports.filter((target) => commands.has(target)) ?? [];
  const records = (path: string, seen = new Set<string>()): boolean => {
    if (says(path)) return true;
    seen.add(path);
    return stepsOf(path).some((step) => !seen.has(step) && records(step, seen));
  };
  const callersOf = (path: string) =>
    [...commands.keys()].filter((one) => stepsOf(one).includes(path));
  // A step that others share is part of what they record.
  const isStepOfOthers = (path: string) => {
    const callers = callersOf(path);
    return callers.length > 0 && callers.every((caller) => records(caller));
  };
  const silent = [...commands.keys()].filter((path) => !records(path) && !isStepOfOthers(path));
  expect(silent).toEqual([]);
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
