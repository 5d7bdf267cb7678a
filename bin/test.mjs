import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, command, Failure, install, root, runNode, say } from './bootstrap.mjs';

// npm test [-- files or Vitest options]: installs, builds, runs the tests, ends with one plain line.
command(async () => {
  await install();
  await build();
  const report = join(root, 'test', 'artifacts', 'report.json');
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const code = await runNode([
    vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ]);
  const { passed, failed } = count(report);
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = code || (failed > 0 || passed === 0 ? 1 : 0);
});

/** A file that could not even be loaded has no failed test in it, yet it must not count as nothing. */
function count(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const broken = testResults.filter(
      (file) =>
        file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'),
    );
    return { passed: numPassedTests, failed: numFailedTests + broken.length };
  } catch {
    throw new Failure('测试没有跑完，没有报告。\nThe tests did not finish; there is no report.');
  }
}
