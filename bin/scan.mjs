import { join } from 'node:path';
import { command, install, root, runNode } from './bootstrap.mjs';

// npm run scan [-- --seconds 240 --roles LEARNER,UNIT_ADMIN]: wapiti and sqlmap (apt-get install wapiti sqlmap)
// against a demo of its own, as four roles, bounded in time; prints the routes reached.
command(async () => {
  await install();
  const run = join(root, 'test', 'scan', 'run.ts');
  process.exitCode = await runNode(['--import', 'tsx', run, ...process.argv.slice(2)]);
});
