import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrganisation } from '../features/organisations/index.ts';
import { registerLearner } from '../features/people/fixtures.ts';
import { requestTransfer, uploadList } from '../features/roster/fixtures.ts';
import type { Officer } from '../kernel/actor.ts';
import { dayOf } from '../kernel/calendar.ts';
import { checkCharacter } from '../kernel/id-number.ts';
import type { Parts } from '../platform/parts.ts';
import type { Cast } from './cast.ts';

const numberOf = (seventeen: string) => seventeen + checkCharacter(seventeen);

const list = [
  '姓名,证件类型,证件号码,手机号,部门,岗位,职称,取得职称日期,到岗日期',
  `韦东升,居民身份证,${numberOf('50010619850307001')},13883210001,语文组,教师,一级教师,2018-07-01,2010-09-01`,
  `龙慧敏,居民身份证,${numberOf('50010619881121002')},13883210002,数学组,教师,二级教师,2019-07-01,2016-09-01`,
  `石磊,居民身份证,${numberOf('50010619920315003')},1388321,体育组,教师,,,2020-09-01`,
  `王小玉,居民身份证,${numberOf('50010619920516004')},13883210004,英语组,教师,特等教师,2021-07-01,2021/9/1`,
];

/**
 * Seeds open work on the roster of the district's school: a claimed employment, an import with faulty
 * rows, and a transfer request to a person of another unit.
 */
export async function seedRosters(
  parts: Parts,
  cast: Cast,
  drain: () => Promise<void>,
): Promise<void> {
  const school = await findSchool(parts, cast);
  if (!school) return;
  await claimSchool(parts, school);
  await uploadFaultyList(parts, school);
  await drain();
  const person = cast.learners.find(
    ({ learner }) => learner.tryThis === null && learner.employerKey === 'yujiang-hospital',
  );
  if (!person) return;
  await requestTransfer(parts, school, {
    name: person.learner.name,
    idNumber: person.learner.idNumber,
    from: dayOf(parts.clock.now()),
    department: '教务处',
    post: '干事',
  });
}

async function uploadFaultyList(parts: Parts, school: Officer): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jixue-demo-'));
  try {
    const path = join(folder, 'list.csv');
    await writeFile(path, list.join('\r\n'));
    await uploadList(parts, school, { name: '新学期人员.csv', path, unit: '' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Returns the administrator of the school of the demo accounts. */
async function findSchool(parts: Parts, cast: Cast): Promise<Officer | undefined> {
  for (const actor of [...cast.officers.values()].flat()) {
    if (actor.role !== 'UNIT_ADMIN') continue;
    const unit = await findOrganisation(parts.db, actor.organisationId);
    if (unit?.affiliation === 'DISTRICT') return actor;
  }
  return undefined;
}

async function claimSchool(parts: Parts, school: Officer): Promise<void> {
  await registerLearner(parts, {
    idDocumentType: 'RESIDENT_ID',
    idNumber: numberOf('50010619900908006'),
    name: '代晓岚',
    phone: '13883210006',
    districtId: school.jurisdictionId as string,
    unit: { kind: 'LISTED', organisationId: school.organisationId },
    custodyAgencyId: null,
    titleCode: null,
    titleAwardedOn: null,
    passwordHash: null,
    privacyVersion: null,
  });
}
