import { randomBytes } from 'node:crypto';

/** A new UUID version 7 (RFC 9562), so that later rows sort later in an index. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

const form = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether a text can be an identifier, so that the database may be asked for it. */
export const isId = (text: string) => form.test(text);

/** An id that no row has and that sorts before every other: where a walk in the order of ids begins. */
export const nilId = '00000000-0000-0000-0000-000000000000';
