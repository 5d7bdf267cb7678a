import { randomFillSync } from 'node:crypto';

const store = Buffer.alloc(4096);
let used = store.length;

/**
 * Returns random bytes, each given out once. They are fetched by the page: a question to the system for every
 * nonce costs more than the encryption.
 */
export function newNonce(bytes: number): Buffer {
  if (used + bytes > store.length) {
    randomFillSync(store);
    used = 0;
  }
  const nonce = Buffer.from(store.subarray(used, used + bytes));
  store.fill(0, used, used + bytes);
  used += bytes;
  return nonce;
}
