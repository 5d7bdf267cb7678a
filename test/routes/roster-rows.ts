import { insertImport } from '../../src/features/roster/queries/imports.ts';
import type { Learner, Officer } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Parts } from '../../src/platform/parts.ts';
import { insertOrganisation } from '../support/city.ts';

/** Another unit asks to take the learner over from the present one; a list of that unit waits. */
export async function insertRoster(
  parts: Parts,
  of: { learner: Learner; name: string; unit: string; admin: Officer },
) {
  const other = await insertOrganisation(parts, 'EMPLOYER', { jurisdictionId: 'cq-nanan' });
  const [transfer, rosterImport] = [newId(), newId()];
  await parts.db
    .insertInto('transfers')
    .values({
      id: transfer,
      kind: 'EMPLOYMENT',
      state: 'ASKED',
      accountId: of.learner.accountId,
      personName: of.name,
      idNumberMasked: '500***********1237',
      fromOrganisationId: of.unit,
      toOrganisationId: other,
      startsOn: '2026-11-01',
    })
    .execute();
  await insertImport(parts.db as never, {
    id: rosterImport,
    uploadedBy: of.admin.accountId,
    role: 'UNIT_ADMIN',
    uploaderId: of.unit,
    organisationId: of.unit,
    districtId: 'cq-nanan',
    fileName: '南岸名单.csv',
    headings: ['姓名', '证件号码'],
    places: { name: 0, idNumber: 1 },
    uploadedAt: new Date(),
  });
  return { transfer, rosterImport };
}
