import { join } from 'node:path';
import { build, command, install, root, runNode } from './bootstrap.mjs';

// npm run crash -- [--rounds N] [--seed S] [--json]: breaks the real product under load, and checks it.
command(async () => {
  await install();
  await build();
  const script = join(root, 'test', 'crash', 'crash.ts');
  process.exitCode = await runNode(['--import', 'tsx', script, ...process.argv.slice(2)]);
});
