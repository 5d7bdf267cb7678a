import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildIfStale } from '../support/product.ts';
import type { CrashOutcome } from './run.ts';

const rounds = 3;
let run: ChildProcess;

beforeAll(buildIfStale);
// Ended early (a test that takes too long), it clears its processes and folders away.
afterAll(() => run?.kill('SIGTERM'));

test('three rounds of crashes: nothing acknowledged is lost, every attempt ends once and legally', async () => {
  const args = ['--import', 'tsx', 'test/crash/crash.ts', '--rounds', `${rounds}`, '--json'];
  run = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = text(run.stdout as Readable);
  const [progress, [code]] = await Promise.all([text(run.stderr as Readable), once(run, 'exit')]);
  const outcome = JSON.parse((await said).trim().split('\n').at(-1) ?? '{}') as CrashOutcome;
  expect(outcome, progress).toMatchObject({ rounds, lost: 0, illegal: 0, double: 0 });
  expect(outcome.kills).toBeGreaterThan(0);
  expect(outcome.acked).toBeGreaterThan(0);
  expect(code).toBe(0);
});
