import { isId } from '../../../kernel/ids.ts';
import type { FieldErrors } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findJurisdiction, findOrganisation, findTitle } from '../../organisations/index.ts';
import type { UnitChoice } from '../rules/unit-choice.ts';

/** Returns an error for each choice of a form that does not exist; null when all do. */
export async function findUnknownChoices(
  { db }: Parts,
  chosen: {
    districtId?: string;
    unit?: UnitChoice;
    custodyAgencyId?: string | null;
    titleCode?: string | null;
    titleAwardedOn?: string | null;
  },
): Promise<FieldErrors | null> {
  const { districtId, unit, custodyAgencyId, titleCode, titleAwardedOn } = chosen;
  const errors: FieldErrors = {};
  const district = districtId === undefined || (await findJurisdiction(db, districtId));
  if (!district || (district !== true && district.validTo !== null))
    errors.districtId = '请从名单中选择工作所在的区县。';
  if (unit?.kind === 'LISTED') {
    const employer = await findOrganisation(db, unit.organisationId);
    if (!employer || employer.approval === 'REJECTED')
      errors.employerText = '请从查找结果中选择您的单位。';
  }
  if (custodyAgencyId && !(await isAgency(db, custodyAgencyId)))
    errors.custodyAgencyId = '请从名单中选择档案托管机构。';
  const title = titleCode ? await findTitle(db, titleCode) : undefined;
  if (titleCode && (!title || title.successorCode !== null))
    errors.titleCode = '请从名单中选择职称。';
  // One that is awarded no more, by who has it from before.
  if (title?.validTo && (titleAwardedOn ?? '') >= title.validTo)
    errors.titleAwardedOn = `这个职称从${title.validTo}起停用，请核对取得日期或另选职称。`;
  return Object.keys(errors).length > 0 ? errors : null;
}

const isAgency = async (db: Parts['db'], id: string) =>
  isId(id) && (await findOrganisation(db, id))?.kind === 'TALENT_AGENCY';
