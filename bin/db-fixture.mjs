import { join } from 'node:path';
import { command, install, root, runNode } from './bootstrap.mjs';

// npm run db:fixture: keeps the demo city of the baseline anew (db/README.md says when).
command(async () => {
  await install();
  process.exitCode = await runNode([
    '--import',
    'tsx',
    join(root, 'db', 'fixtures', 'make-demo-city.ts'),
  ]);
});
