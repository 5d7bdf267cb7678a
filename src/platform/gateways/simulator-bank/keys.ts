import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Both sides of the simulated contract: the product signs with `app`, the bank with `bank`. */
export interface SimulatorKeys {
  appId: string;
  app: KeyPair;
  bank: KeyPair;
}
interface KeyPair {
  privateKey: string;
  publicKey: string;
}

/** The keys in a folder; made there the first time. */
export function loadSimulatorKeys(folder: string): SimulatorKeys {
  const file = join(folder, 'keys.json');
  const read = () => JSON.parse(readFileSync(file, 'utf8')) as SimulatorKeys;
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, JSON.stringify(newSimulatorKeys(), null, 2), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return read();
}

/** New RSA keys for both sides, under the application number the sandbox uses. */
export function newSimulatorKeys(): SimulatorKeys {
  return { appId: '9021000100000001', app: newPair(), bank: newPair() };
}

function newPair(): KeyPair {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
