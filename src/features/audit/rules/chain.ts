import type { Witness } from '../../../platform/cryptography/index.ts';
import { type EntryToSeal, firstHash, sealOf } from './entry.ts';
import {
  type ChainVerdict,
  type Fault,
  mostFaults,
  type Seal,
  type SealFault,
  type SignedAnchor,
  textOfSeal,
} from './seal.ts';

export interface ChainCheck {
  /** Compares a seal, the next of the chain, with its entries, its signature and its anchor. */
  judge(seal: Seal, entries: readonly EntryToSeal[]): void;
  blame(because: SealFault, seal: number, entries?: Fault['entries']): void;
  verdict(): ChainVerdict;
}

/**
 * A check that goes along the chain, the first seal first. `anchors` by the number of their seal; without a
 * witness only the hashes are checked.
 */
export function beginCheck(
  anchors: Map<number, SignedAnchor>,
  witness: Witness | undefined,
): ChainCheck {
  const faults: Fault[] = [];
  const counts = { seals: 0, entries: 0, unsigned: 0, anchors: anchors.size };
  let [previous, total, signedBefore] = [firstHash, 0, false];
  const blame: ChainCheck['blame'] = (because, seal, entries = null) => {
    if (faults.length < mostFaults) faults.push({ seal, because, entries });
  };
  return {
    blame,
    judge(seal, entries) {
      total += seal.entryCount;
      const found = [
        seal.previousHash === previous ? null : ('previous_hash' as const),
        judgeContent(seal, entries),
        witness ? judgeSignature(witness, seal, { signedBefore, total }) : null,
        judgeAnchor(seal, anchors.get(seal.id), total),
      ];
      for (const because of found)
        if (because) blame(because, seal.id, [seal.firstEntryId, seal.lastEntryId]);
      anchors.delete(seal.id);
      if (seal.signature === null) counts.unsigned += 1;
      signedBefore ||= seal.signature !== null;
      previous = seal.hash;
      counts.seals += 1;
      counts.entries += entries.length;
    },
    verdict() {
      for (const { seal } of anchors.values()) blame('seal_missing', seal);
      return { holds: faults.length === 0, ...counts, faults };
    },
  };
}

function judgeContent(seal: Seal, entries: readonly EntryToSeal[]): SealFault | null {
  if (entries.length !== seal.entryCount) return 'entry_missing';
  return sealOf(seal.previousHash, entries, seal.format) === seal.hash ? null : 'content';
}

function judgeSignature(
  witness: Witness,
  seal: Seal,
  { signedBefore, total }: { signedBefore: boolean; total: number },
): SealFault | null {
  // Only the seals from before signatures have none.
  if (seal.signature === null || seal.keyId === null) return signedBefore ? 'unsigned' : null;
  const holds = witness.verify(seal.keyId, textOfSeal(seal), seal.signature);
  if (holds === null) return 'unknown_key';
  if (!holds) return 'signature';
  return seal.totalEntries === total ? null : 'seal_missing';
}

function judgeAnchor(
  seal: Seal,
  anchor: SignedAnchor | undefined,
  total: number,
): SealFault | null {
  if (!anchor) return null;
  if (seal.signature === null) return 'unsigned';
  return anchor.hash === seal.hash && anchor.total === total ? null : 'resealed';
}
