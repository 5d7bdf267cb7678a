import { createHash } from 'node:crypto';

/** The same uuid for the same name in every run: for rows that a test wants to call by a name. */
export function testId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
