import { createHash } from 'node:crypto';

const start = (kind: string) =>
  `${createHash('sha256').update(kind).digest('hex').slice(0, 8)}-0000-7000-8000-`;

/** The id of the numbered one of a kind; they sort by number, as UUIDv7 sort by time. */
export const idOf = (kind: string, number: number) =>
  start(kind) + number.toString(16).padStart(12, '0');

/** The same in SQL, computed from an expression. */
export const sqlIdOf = (kind: string, number = 'i') =>
  `('${start(kind)}' || lpad(to_hex(${number}), 12, '0'))::uuid`;
