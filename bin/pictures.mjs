import { join } from 'node:path';
import { build, command, install, root, runNode } from './bootstrap.mjs';

// npm run pictures: takes the README's pictures from a running demo city (needs poppler-utils for the slip).
command(async () => {
  await install();
  await build();
  const script = join(root, 'test', 'support', 'take-pictures.ts');
  process.exitCode = await runNode(['--import', 'tsx', script]);
});
