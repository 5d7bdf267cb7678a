import { z } from 'zod';

export interface Seal {
  id: number;
  firstEntryId: number;
  lastEntryId: number;
  entryCount: number;
  previousHash: string;
  hash: string;
  format: number;
  totalEntries: number | null;
  keyId: string | null;
  signature: string | null;
}

/** Returns what the key outside the database signs of a seal. */
export function textOfSeal(seal: Omit<Seal, 'id' | 'keyId' | 'signature'>): string {
  return JSON.stringify([
    'jixue-seal',
    seal.format,
    seal.previousHash,
    seal.hash,
    seal.firstEntryId,
    seal.lastEntryId,
    seal.entryCount,
    seal.totalEntries,
  ]);
}

/** The head of the chain and the number of entries, as noted outside the database. */
export interface Anchor {
  seal: number;
  hash: string;
  total: number;
  at: string;
}

const SignedAnchor = z.object({
  seal: z.number(),
  hash: z.string(),
  total: z.number(),
  at: z.string(),
  key: z.string(),
  signature: z.string(),
});
export type SignedAnchor = z.infer<typeof SignedAnchor>;

/** Returns what is signed of an anchor. */
export function textOfAnchor({ seal, hash, total, at }: Anchor): string {
  return JSON.stringify(['jixue-anchor', seal, hash, total, at]);
}

/** Reads a line of the file of anchors; null when it is none. */
export function readAnchor(line: string): SignedAnchor | null {
  try {
    return SignedAnchor.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** What can be wrong with a segment of the chain. */
export const sealFaults = [
  'seal_missing',
  'previous_hash',
  'entry_missing',
  'content',
  'unsigned',
  'signature',
  'unknown_key',
  'resealed',
  'anchor_forged',
] as const;
export type SealFault = (typeof sealFaults)[number];

export interface Fault {
  /** The seal, or the line of the file of anchors when that is what is wrong. */
  seal: number;
  because: SealFault;
  /** The range of entries, where it is known. */
  entries: [number, number] | null;
}

export interface ChainVerdict {
  holds: boolean;
  seals: number;
  entries: number;
  /** Seals from before signatures. */
  unsigned: number;
  /** Anchors found outside the database. */
  anchors: number;
  /** At most `mostFaults` of them. */
  faults: Fault[];
}

export const mostFaults = 200;
