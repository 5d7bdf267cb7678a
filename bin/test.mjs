import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { build, command, Failure, install, root, runNode, say } from './bootstrap.mjs';

// npm test [-- files or Vitest options]: installs, builds, runs the tests, ends with one plain line.
command(async () => {
  await install();
  await build();
  const report = join(root, 'test', 'artifacts', 'report.json');
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const folder = makeTemporaryFolder();
  // The product is started some eighty times: its compiled modules are kept for the run.
  const env = { ...process.env, TMPDIR: folder, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const code = await runNode([vitest, 'run', ...reporters, ...process.argv.slice(2)], { env });
  rmSync(folder, { recursive: true, force: true });
  const results = read(report);
  const { passed, failed } = count(results);
  sayTheSlowest(results);
  if (process.env.JIXUE_FULL !== 'on') {
    const seed = process.env.SAMPLE_SEED ?? '1';
    say(
      `\n抽样 · sampled: SAMPLE_SEED=${seed}; npm run check -- --full 全部检查 · runs everything`,
    );
  }
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = code || (failed > 0 || passed === 0 ? 1 : 0);
});

/**
 * Makes the folder for databases, copies of the demo city and profiles of browsers: in memory where there is
 * room, because tests make and remove files by the hundred thousand.
 */
function makeTemporaryFolder() {
  const memory = '/dev/shm';
  const parent = hasRoom(memory) ? memory : tmpdir();
  const folder = mkdtempSync(join(parent, 'jixue-tests-'));
  // Clusters are run by an account of their own below it.
  chmodSync(folder, 0o755);
  return folder;
}

function hasRoom(folder) {
  const gigabyte = 1024 ** 3;
  try {
    const { bavail, bsize } = statfsSync(folder);
    const free = process.availableMemory?.() ?? freemem();
    return bavail * bsize > 4 * gigabyte && free > 6 * gigabyte;
  } catch {
    return false;
  }
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    throw new Failure('测试没有跑完，没有报告。\nThe tests did not finish; there is no report.');
  }
}

/** A file that failed to load has no failed test, yet counts as one. */
function count({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

/** Prints the ten files that took longest, in seconds. */
function sayTheSlowest({ testResults }) {
  const seconds = ({ startTime, endTime }) => (endTime - startTime) / 1000;
  const slowest = testResults.toSorted((one, other) => seconds(other) - seconds(one)).slice(0, 10);
  say('\n最慢的测试文件 · slowest files');
  for (const file of slowest)
    say(`${seconds(file).toFixed(1).padStart(7)} s  ${relative(root, file.name)}`);
}
