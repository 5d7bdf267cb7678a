import { join } from 'node:path';
import { command, install, root, runNode } from './bootstrap.mjs';

// npm run db:types [-- --verify]: the types of the migrated database, written or compared.
command(async () => {
  await install();
  const script = join(root, 'db', 'generate-types.ts');
  process.exitCode = await runNode(['--import', 'tsx', script, ...process.argv.slice(2)]);
});
