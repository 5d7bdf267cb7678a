import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command, install, root, run, runNode, say } from './bootstrap.mjs';

// npm run check [-- --static | --full]: all checks of a change; stops at the first failure.
// --static runs no tests. --full adds the long ones; run again, it continues with those
// that are not done for this state of the files.
const test = (...args) => runNode([join(root, 'bin', 'test.mjs'), ...args]);
const full = { ...process.env, JIXUE_FULL: 'on' };
const testFully = (...args) => runNode([join(root, 'bin', 'test.mjs'), ...args], { env: full });

const staticSteps = [
  ['代码规范 · lint', () => run('biome', ['check', '--error-on-warnings'])],
  ['类型 · types', () => run('tsc', ['--noEmit'])],
];
const steps = [...staticSteps, ['测试 · tests', () => test()]];
const longSteps = [
  [
    '随机顺序的长测试 · long tests in random order',
    () => testFully('--project', 'unit', ...shuffled()),
  ],
  [
    '逐页检查的流程 · journeys, every page with axe',
    () => testFully('--project', 'browser', ...shuffled()),
  ],
  [
    '60 轮故障 · 60 rounds of crashes',
    () => runNode([join(root, 'bin', 'crash.mjs'), '--rounds', '60']),
  ],
];

const stateFile = join(root, 'test', 'artifacts', 'check.json');

command(async () => {
  await install();
  if (process.argv.includes('--full')) await checkFully();
  else await check(process.argv.includes('--static') ? staticSteps : steps);
});

async function check(chosen) {
  for (const [heading, step] of chosen) {
    const { code } = await runStep(heading, step);
    if (code !== 0) return;
  }
}

async function checkFully() {
  const files = stateOfFiles();
  const known = existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : {};
  const done = known.files === files ? known.done : {};
  for (const [heading, step] of [...steps, ...longSteps]) {
    if (done[heading]) continue;
    const { code, seconds } = await runStep(heading, step);
    if (code !== 0) return;
    done[heading] = { at: new Date().toISOString(), seconds };
    mkdirSync(dirname(stateFile), { recursive: true });
    writeFileSync(stateFile, `${JSON.stringify({ files, done }, null, 2)}\n`);
  }
  say(`\n${files}`);
  for (const [heading, { at, seconds }] of Object.entries(done))
    say(`${at}  ${String(seconds).padStart(5)} s  ${heading}`);
}

async function runStep(heading, step) {
  say(`\n== ${heading} ==`);
  const begun = Date.now();
  const code = await step();
  if (code !== 0) process.exitCode = code;
  return { code, seconds: Math.round((Date.now() - begun) / 1000) };
}

/** A new order each time, with its seed to see it again: `npm test -- --sequence.shuffle --sequence.seed=N`. */
function shuffled() {
  const seed = Date.now() % 1_000_000;
  say(`--sequence.shuffle --sequence.seed=${seed}`);
  return ['--sequence.shuffle', `--sequence.seed=${seed}`];
}

/** The commit, and what differs from it. */
function stateOfFiles() {
  const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout ?? '';
  const changes = git('diff', 'HEAD') + git('ls-files', '--others', '--exclude-standard');
  const more = changes
    ? ` + ${createHash('sha256').update(changes).digest('hex').slice(0, 12)}`
    : '';
  return `${git('rev-parse', 'HEAD').trim()}${more}`;
}
