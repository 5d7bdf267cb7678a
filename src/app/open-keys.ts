import { type KeyFileRing, openKeyFile, openMasterKey } from '../platform/cryptography/index.ts';
import type { Config } from './config.ts';

/** The data keys of the installation, with its master key. */
export function openKeys({ dataDir, keys }: Pick<Config, 'dataDir' | 'keys'>): KeyFileRing {
  const { masterKey: value, masterKeyCommand: command, suite } = keys;
  return openKeyFile(dataDir, { master: openMasterKey(dataDir, { value, command }), suite });
}
