import { join } from 'node:path';
import { command, install, root, run, runNode, say } from './bootstrap.mjs';

// npm run check: what must hold before a change is shown to anyone. Stops at the first that fails.
const steps = [
  ['代码规范 · lint', () => run('biome', ['check', '--error-on-warnings'])],
  ['类型 · types', () => run('tsc', ['--noEmit'])],
  ['测试 · tests', () => runNode([join(root, 'bin', 'test.mjs')])],
];

command(async () => {
  await install();
  for (const [heading, step] of steps) {
    say(`\n== ${heading} ==`);
    const code = await step();
    if (code !== 0) {
      process.exitCode = code;
      return;
    }
  }
});
