import { Refusal } from '../../../kernel/refusal.ts';
import { plainUnitName } from '../../../kernel/unit-name.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { findEndorsementOfSlip } from '../../endorsement/index.ts';
import { findEntryOfEndorsement } from '../../hours/index.ts';
import { searchEmployers } from '../../organisations/index.ts';
import { findSlipByNumber, normaliseCode, type ResultSlip } from '../../result-slips/index.ts';
import type { Case } from '../rules/case.ts';

export interface Accused {
  accountId: string | null;
  organisationId: string | null;
  slipIds: string[];
}

/**
 * Returns whom a report names: the holder of the slip that the body has at hand, or a unit by its name.
 * Nothing about the person is shown to the reporter. Throws `irregularities.slip_unknown`,
 * `irregularities.unit_unknown` or `irregularities.unit_ambiguous`.
 */
export async function getAccused(
  db: Reader,
  { subject, slipNo, unit }: { subject: 'person' | 'body'; slipNo: string; unit: string },
): Promise<Accused> {
  if (subject === 'person') {
    const slip = await findSlipByNumber(db, normaliseCode(slipNo));
    if (!slip) throw new Refusal('irregularities.slip_unknown');
    return { accountId: slip.accountId, organisationId: null, slipIds: [slip.id] };
  }
  const found = await searchEmployers(db, unit, 5);
  const one =
    found.length === 1
      ? found[0]
      : found.find(({ name }) => plainUnitName(name) === plainUnitName(unit));
  if (one) return { accountId: null, organisationId: one.id, slipIds: [] };
  if (found.length === 0) throw new Refusal('irregularities.unit_unknown');
  const names = found.map(({ name }) => name).join('、');
  throw new Refusal('irregularities.unit_ambiguous', { names });
}

/** Returns the slip of this number if it is the person's, or was endorsed or recorded by the body. */
export async function findSlipOfAccused(
  db: Reader,
  one: Pick<Case, 'accountId' | 'organisationId'>,
  slipNo: string,
): Promise<ResultSlip | null> {
  const slip = await findSlipByNumber(db, normaliseCode(slipNo));
  if (!slip) return null;
  if (one.accountId) return slip.accountId === one.accountId ? slip : null;
  const endorsement = await findEndorsementOfSlip(db, slip.id);
  const entry = endorsement && (await findEntryOfEndorsement(db, endorsement.id));
  const bodies = [endorsement?.organisationId, entry?.organisationId];
  return bodies.some((body) => body === one.organisationId) ? slip : null;
}
