import type { Witness } from '../../../platform/cryptography/index.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { beginCheck } from '../rules/chain.ts';
import { type ChainVerdict, readAnchor, type SignedAnchor, textOfAnchor } from '../rules/seal.ts';
import { listSealed, listSeals } from './seals.ts';

/**
 * Recomputes the whole chain and compares it with the signatures and with what was noted outside the
 * database; names every segment that is missing, changed or sealed again (E25). Without a witness only the
 * hashes are checked.
 */
export async function verifyChain(db: Reader, witness?: Witness): Promise<ChainVerdict> {
  // Anchors first: what is sealed meanwhile has none among them.
  const { anchors, forged } = await readAnchors(witness);
  const check = beginCheck(anchors, witness);
  for (const line of forged) check.blame('anchor_forged', line);
  for (let after = 0; ; ) {
    const page = await listSeals(db, after, 200);
    if (page.length === 0) return check.verdict();
    for (const seal of page) {
      check.judge(seal, await listSealed(db, seal));
      after = seal.id;
    }
  }
}

async function readAnchors(
  witness: Witness | undefined,
): Promise<{ anchors: Map<number, SignedAnchor>; forged: number[] }> {
  const anchors = new Map<number, SignedAnchor>();
  const forged: number[] = [];
  let line = 0;
  for await (const text of witness?.notes() ?? []) {
    line += 1;
    const anchor = readAnchor(text);
    if (anchor && witness?.verify(anchor.key, textOfAnchor(anchor), anchor.signature))
      anchors.set(anchor.seal, anchor);
    else forged.push(line);
  }
  return { anchors, forged };
}
