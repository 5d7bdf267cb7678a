import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

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

// Tests of the demo city as the journeys have it.
const ofTheCity = ['{src,bench}/**/*.city.test.ts'];

// Our order of files; in a random one each project waits for the one before.
const inRandomOrder = process.argv.some((argument) => argument.startsWith('--sequence.shuffle'));
const turn = (order: number) => ({ sequence: { groupOrder: inRandomOrder ? order : 0 } });

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    pool: 'forks',
    // One more than there are cores: a test waits for its database, its product or its browser now and then.
    maxWorkers: Math.min(availableParallelism() + 1, 4),
    sequence: inRandomOrder ? {} : { sequencer: LongestFirst },
    globalSetup: ['test/support/global-setup.ts'],
    env: { TZ: 'Asia/Shanghai' },
    projects: [
      {
        test: {
          ...patience,
          ...turn(0),
          name: 'unit',
          include: [
            '{src,content,db,bin,bench}/**/*.test.{ts,tsx}',
            'test/{architecture,routes,scope,support}/**/*.test.{ts,tsx}',
          ],
          exclude: [...ofItsOwn, ...ofTheCity],
          // All files of a worker share its modules: reading them takes longer than most tests do.
          isolate: false,
        },
      },
      {
        test: {
          ...patience,
          ...turn(0),
          name: 'alone',
          include: ofItsOwn,
        },
      },
      {
        test: {
          ...patience,
          ...turn(1),
          name: 'browser',
          include: ['test/journeys/**/*.test.{ts,tsx}', ...ofTheCity],
          globalSetup: ['test/journeys/support/global-setup.ts'],
          setupFiles: ['test/journeys/support/setup.ts'],
          // One browser a worker.
          isolate: false,
        },
      },
      {
        test: {
          ...patience,
          ...turn(2),
          name: 'crash',
          include: ['test/crash/**/*.test.ts'],
        },
      },
    ],
  },
});
