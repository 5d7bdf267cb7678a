import { randomBytes } from 'node:crypto';
import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertCheck } from '../queries/checks.ts';
import { drawSample } from '../queries/random-sample.ts';
import type { CheckSubject, SpotCheck } from '../rules/spot-check.ts';

export interface CheckWords {
  subject: CheckSubject;
  jurisdictionId: string | null;
  bodyId: string | null;
  year: number | null;
  periodFrom: string;
  periodTo: string;
  sampleSize: number;
}

/**
 * Opens a spot check and draws its sample at once. The seed is random and made here: nobody can choose
 * it, and it is kept, so that the draw can be repeated. Returns null when there is nothing to draw from.
 * A draw that does not please stays on record: checks are never deleted.
 */
export async function openCheck(
  parts: Parts,
  actor: Officer,
  words: CheckWords,
): Promise<string | null> {
  const id = newId();
  const seed = randomBytes(16).toString('hex');
  const scope = {
    ...words,
    role: actor.role as SpotCheck['role'],
    organisationId: actor.organisationId,
  };
  return inTransaction(parts.db, async (tx) => {
    const { population, rows } = await drawSample(tx, scope, { size: words.sampleSize, seed });
    if (rows.length === 0) return null;
    const openedAt = parts.clock.now();
    const check = { ...scope, id, seed, population, openedBy: actor.accountId, openedAt };
    await insertCheck(tx, check, rows);
    const subject = { type: 'spot_check', id };
    const facts = { ...words, seed, population, drawn: rows.length };
    await recordAudit(tx, actor, 'supervision.open_check', subject, facts);
    return id;
  });
}
