import { defineConfig } from 'vitest/config';

// Nothing waits for the clock of a machine that may be slow or busy: a limit is only there so that a
// test that hangs ends.
const patience = {
  testTimeout: 600_000,
  // The first journeys wait in a hook until the demo city is built.
  hookTimeout: 1_800_000,
  expect: { poll: { timeout: 120_000 } },
};

// A test that puts a module in place of another cannot share modules with other files.
const ofItsOwn = ['src/**/*.alone.test.{ts,tsx}'];

// A test of the demo city as the journeys have it.
const ofTheCity = ['src/**/*.city.test.ts'];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['test/support/global-setup.ts'],
    env: { TZ: 'Asia/Shanghai' },
    projects: [
      {
        test: {
          ...patience,
          name: 'unit',
          include: [
            '{src,content,db,bin,bench}/**/*.test.{ts,tsx}',
            'test/{architecture,routes,scope,support}/**/*.test.{ts,tsx}',
          ],
          exclude: [...ofItsOwn, ...ofTheCity],
          // All files of a worker share its modules: reading them takes longer than most tests do.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...patience,
          name: 'alone',
          include: ofItsOwn,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...patience,
          name: 'browser',
          include: ['test/journeys/**/*.test.{ts,tsx}', ...ofTheCity],
          globalSetup: ['test/journeys/support/global-setup.ts'],
          setupFiles: ['test/journeys/support/setup.ts'],
          // One browser a worker.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...patience,
          name: 'crash',
          include: ['test/crash/**/*.test.ts'],
          // By itself: what it measures and breaks needs both cores.
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
