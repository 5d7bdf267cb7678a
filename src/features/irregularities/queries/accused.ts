import type { Reader } from '../../../platform/database/index.ts';
import { findEndorsementOfSlip } from '../../endorsement/index.ts';
import { findEntryOfEndorsement } from '../../hours/index.ts';
import { searchEmployers } from '../../organisations/index.ts';
import { findSlipByNumber, normaliseCode, type ResultSlip } from '../../result-slips/index.ts';
import type { Case } from '../rules/case.ts';

export type Accused =
  | { ok: true; accountId: string | null; organisationId: string | null; slipIds: string[] }
  | { ok: false; field: 'slipNo' | 'unit'; message: string };

/**
 * Whom a report is about: the holder of the slip a body has in hand, or a unit by its name. Nothing of the
 * person is shown to the reporter.
 */
export async function findAccused(
  db: Reader,
  { subject, slipNo, unit }: { subject: 'person' | 'body'; slipNo: string; unit: string },
): Promise<Accused> {
  if (subject === 'person') {
    const slip = await findSlipByNumber(db, normaliseCode(slipNo));
    const message = '没有这个编号的合格单，请对照合格单标题下方的编号。';
    if (!slip) return { ok: false, field: 'slipNo', message };
    return { ok: true, accountId: slip.accountId, organisationId: null, slipIds: [slip.id] };
  }
  const found = await searchEmployers(db, unit, 5);
  const one = found.length === 1 ? found[0] : found.find(({ name }) => name === unit);
  if (!one) {
    const message =
      found.length === 0
        ? '没有找到这个单位，请写单位全称。'
        : `有几个相近的单位，请写全称：${found.map(({ name }) => name).join('、')}。`;
    return { ok: false, field: 'unit', message };
  }
  return { ok: true, accountId: null, organisationId: one.id, slipIds: [] };
}

/** The slip of this number when it concerns the accused: his own, or endorsed or recorded by the body. */
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
  const touched = [endorsement?.organisationId, entry?.organisationId];
  return touched.includes(one.organisationId as string) ? slip : null;
}
