import type { Reader } from '../../../platform/database/index.ts';
import { type Allowance, countWithin } from '../queries/failures.ts';

const minutes = 60_000;
const day = 24 * 60 * minutes;

const allowance = (key: string, limit: number, windowMs: number): Allowance => ({
  key: `text:${windowMs / minutes}:${key}`,
  limit,
  windowMs,
});

/**
 * Counts a request for a code and returns whether one may still be sent: by address, by name or phone, and
 * for all in a day, since each message costs money and may be meant to annoy. It counts what was typed,
 * whether or not there is an account. What one limit refuses does not count at the next, so that an address
 * that asks without end uses up neither the codes of a person nor those of the city. No audit: the caller
 * records the code.
 */
export async function mayRequestCode(
  db: Reader,
  { nameKey, ip }: { nameKey: string; ip: string },
): Promise<boolean> {
  const steps = [
    [allowance(`address:${ip}`, 60, 60 * minutes), allowance(`address:${ip}`, 300, day)],
    [allowance(`name:${nameKey}`, 3, 10 * minutes), allowance(`name:${nameKey}`, 10, day)],
    [allowance('all', 100_000, day)],
  ];
  for (const step of steps) if (!(await countWithin(db, step))) return false;
  return true;
}

/** The same for codes that reach one phone, whatever name was typed. No audit: the caller records the code. */
export function mayReceiveCode(db: Reader, phoneIndex: string): Promise<boolean> {
  return countWithin(db, [
    allowance(`to:${phoneIndex}`, 5, 10 * minutes),
    allowance(`to:${phoneIndex}`, 15, day),
  ]);
}
