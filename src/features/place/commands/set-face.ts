import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findCurrent, findVersion, insertVersion, lockAspect } from '../queries/versions.ts';
import { differenceOfFaces, type Face, readFace } from '../rules/face.ts';

/**
 * Sets what people see of the place, as a new version; what the change does not name stays. Throws
 * `place.same_face`.
 */
export async function setFace(parts: Parts, actor: Officer, change: Partial<Face>): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await lockAspect(tx, 'FACE');
    const before = readFace(await findCurrent(tx, 'FACE'));
    const after = { ...before, ...change };
    const difference = differenceOfFaces(before, after);
    if (difference.length === 0) throw new Refusal('place.same_face');
    const by = { setBy: actor.accountId, confirmedBy: null, at: parts.clock.now() };
    await insertVersion(tx, {
      ...{ aspect: 'FACE', key: '', content: after, difference, reason: '' },
      ...by,
    });
    await recordAudit(tx, actor, 'place.set_face', { type: 'place', id: 'face' }, { difference });
  });
  await parts.place.renew();
}

/** Brings back what a version of the face said. Throws `place.no_version`, `place.same_face`. */
export async function restoreFace(parts: Parts, actor: Officer, id: string): Promise<void> {
  const version = await findVersion(parts.db, id);
  if (version?.aspect !== 'FACE') throw new Refusal('place.no_version');
  await setFace(parts, actor, readFace(version.content));
}
