import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Secrets = z.object({
  /** 32 bytes, base64: encrypts personal identifiers in their columns. */
  encryptionKey: z.string(),
  /** 32 bytes, base64: keys the blind indexes by which identifiers are found. */
  indexKey: z.string(),
  /** 32 bytes, base64: signs cookies and one-time links. */
  signingKey: z.string(),
});
export type Secrets = z.infer<typeof Secrets>;

/**
 * The secrets of the installation, generated into the data folder at the first start (mode 0600). The file
 * belongs in the backup: without it the encrypted columns are lost.
 */
export function loadSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  try {
    return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const fresh = () => randomBytes(32).toString('base64');
  const secrets = { encryptionKey: fresh(), indexKey: fresh(), signingKey: fresh() };
  mkdirSync(dataDir, { recursive: true });
  // Exclusive, so that two processes starting at once agree on one set.
  try {
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return secrets;
  } catch {
    return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  }
}
