import {
  defineSubject,
  draftOffering,
  moveOffering,
  recognise,
  uploadList,
} from '../../src/features/professional-subjects/fixtures.ts';
import type { Officer } from '../../src/kernel/actor.ts';
import { insertOfficer, insertOrganisation } from '../support/city.ts';
import type { TestApp } from '../support/parts.ts';

/** The unit belongs to a system of its own, whose authority has recognised hours of the outsider. */
export async function insertProfession(
  { parts }: TestApp,
  { unit, admin, name, idNumber }: { unit: string; admin: Officer; name: string; idNumber: string },
) {
  const body = await insertOrganisation(parts, 'INDUSTRY_AUTHORITY', { jurisdictionId: 'cq' });
  await parts.db
    .updateTable('organisations')
    .set({ industryAuthorityId: body })
    .where('id', '=', unit)
    .execute();
  const authority = await insertOfficer(parts, 'INDUSTRY_OFFICER', body);
  const professionalSubject = await defineSubject(parts, authority, {
    year: 2026,
    name: '南岸专业课',
    kind: 'COMPULSORY',
    hours: 40,
    basis: '试行文件',
  });
  const facts = {
    subjectId: professionalSubject,
    organiser: '南岸学会',
    formCode: 'CLASS',
    heldFrom: '2026-06-01',
    heldTo: '2026-06-02',
    place: null,
    unit: 'LESSON' as const,
    quantity: 8,
  };
  const offeringDraft = await draftOffering(parts, authority, facts);
  const offering = await draftOffering(parts, authority, facts);
  await moveOffering(parts, authority, { id: offering, to: 'OPEN' });
  const row = { name, idNumber, quantity: '', tested: '' };
  await recognise(parts, authority, { ...row, offeringId: offering });
  const attendanceList = await uploadList(parts, admin, {
    offeringId: offering,
    fileName: '名单.csv',
    rows: [{ ...row, rowNo: 1 }],
  });
  const { id: recognition } = await parts.db
    .selectFrom('professionalRecognitions')
    .select('id')
    .executeTakeFirstOrThrow();
  const ids = { professionalSubject, offeringDraft, offering, attendanceList, recognition };
  return { authority, ids };
}
