import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBank } from './bank.ts';
import { loadSimulatorKeys } from './keys.ts';

/**
 * The simulator bank as a process: `simulator-bank.js <folder>`. Sends its parent the bank's address and
 * ends with the parent.
 */
const folder = process.argv[2];
if (!folder) throw new Error('usage: simulator-bank <folder>');
mkdirSync(folder, { recursive: true });

// The same port as last time if it is free, so that pay pages left open keep working.
const portFile = join(folder, 'port');
const options = { keys: loadSimulatorKeys(folder), ledgerFile: join(folder, 'ledger.json') };
const bank = await startBank({ ...options, port: readPort() }).catch(() =>
  startBank({ ...options, port: 0 }),
);
writeFileSync(portFile, String(bank.port));
writeFileSync(join(folder, 'process'), String(process.pid));

process.on('SIGINT', () => {});
process.on('disconnect', () => {
  void bank.stop().finally(() => process.exit(0));
});
process.send?.({ bankUrl: bank.url });

function readPort(): number {
  try {
    return Number.parseInt(readFileSync(portFile, 'utf8'), 10) || 0;
  } catch {
    return 0;
  }
}
