import { upsertTopic } from '../../src/features/courses/fixtures.ts';
import type { Topic } from '../../src/features/courses/index.ts';
import { accountCells } from '../../src/features/identity/index.ts';
import type { OrganisationKind } from '../../src/features/organisations/index.ts';
import type { Learner, Officer, OfficerRole } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Parts } from '../../src/platform/parts.ts';
import { sampleTopic } from './topic.ts';

/**
 * A small city for tests, written straight into the tables: each function makes one thing with
 * sensible defaults, and returns its id. The day is 2026-11-23 (see test/support/parts.ts).
 */
const serials = new WeakMap<Parts['db'], number>();

/** Counts what was made in a database, from 1. */
function nextSerial({ db }: Parts): number {
  const serial = (serials.get(db) ?? 0) + 1;
  serials.set(db, serial);
  return serial;
}

/** Numbers what is made in a database from `serial` on: in one that has rows which were not made here. */
export function countFrom({ db }: Parts, serial: number): void {
  serials.set(db, serial - 1);
}

export async function insertJurisdiction(
  parts: Parts,
  id: string,
  more: { validTo?: string; successorId?: string; name?: string } = {},
): Promise<string> {
  const name = more.name ?? `${id}区`;
  await parts.db
    .insertInto('jurisdictions')
    .values({
      id,
      name,
      shortName: name,
      kind: 'DISTRICT',
      divisionCode: null,
      validFrom: '2000-01-01',
      validTo: more.validTo ?? null,
      successorId: more.successorId ?? null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return id;
}

export interface OrganisationOptions {
  name?: string;
  affiliation?: 'MUNICIPAL' | 'DISTRICT' | 'CENTRAL';
  ownership?: 'PUBLIC' | 'NON_PUBLIC';
  jurisdictionId?: string;
  approval?: 'PENDING' | 'APPROVED' | 'REJECTED';
  validTo?: string;
  successorId?: string;
}

export async function insertOrganisation(
  parts: Parts,
  kind: OrganisationKind,
  options: OrganisationOptions = {},
): Promise<string> {
  const id = newId();
  const serial = nextSerial(parts);
  const name = options.name ?? `测试机构${serial}`;
  await parts.db
    .insertInto('organisations')
    .values({
      id,
      kind,
      name,
      shortName: name,
      pinyin: `ceshi jigou ${serial}`,
      pinyinInitials: `csjg${serial}`,
      creditCode: null,
      affiliation: options.affiliation ?? null,
      ownership: options.ownership ?? 'PUBLIC',
      jurisdictionId: options.jurisdictionId ?? null,
      approval: options.approval ?? 'APPROVED',
      address: '测试路1号',
      phone: '023-60000000',
      officeHours: '工作日 9:00–17:00',
      sealName: name,
      validTo: options.validTo ?? null,
      successorId: options.successorId ?? null,
    })
    .execute();
  return id;
}

/** Municipal bureau, centre, association and the bureaus of two districts: what every rule needs. */
export async function insertBodies(parts: Parts) {
  await insertJurisdiction(parts, 'cq', { name: '重庆市' });
  await insertJurisdiction(parts, 'cq-shapingba', { name: '沙坪坝区' });
  await insertJurisdiction(parts, 'cq-nanan', { name: '南岸区' });
  return {
    municipalBureauId: await insertOrganisation(parts, 'MUNICIPAL_HR_BUREAU', {
      name: '市人力社保局',
      jurisdictionId: 'cq',
    }),
    centreId: await insertOrganisation(parts, 'TRAINING_CENTRE', {
      name: '市人事培训中心',
      jurisdictionId: 'cq',
    }),
    associationId: await insertOrganisation(parts, 'ASSOCIATION', {
      name: '市继续教育协会',
      jurisdictionId: 'cq',
    }),
    shapingbaId: await insertOrganisation(parts, 'DISTRICT_HR_BUREAU', {
      name: '沙坪坝区人力社保局',
      jurisdictionId: 'cq-shapingba',
    }),
    nananId: await insertOrganisation(parts, 'DISTRICT_HR_BUREAU', {
      name: '南岸区人力社保局',
      jurisdictionId: 'cq-nanan',
    }),
    agencyId: await insertOrganisation(parts, 'TALENT_AGENCY', {
      name: '市人才服务中心',
      jurisdictionId: 'cq',
    }),
    hospitalId: await insertOrganisation(parts, 'EMPLOYER', {
      name: '市属医院',
      affiliation: 'MUNICIPAL',
      jurisdictionId: 'cq-shapingba',
    }),
    schoolId: await insertOrganisation(parts, 'EMPLOYER', {
      name: '区属学校',
      affiliation: 'DISTRICT',
      jurisdictionId: 'cq-shapingba',
    }),
  };
}

export interface AccountOptions {
  name?: string;
  idNumber?: string;
  phone?: string;
  passwordHash?: string;
}

export async function insertAccount(parts: Parts, options: AccountOptions = {}): Promise<string> {
  const id = newId();
  const serial = String(nextSerial(parts)).padStart(4, '0');
  const idNumber = options.idNumber ?? `5001061990010${serial.slice(0, 1)}${serial}`;
  const phone = options.phone ?? `1990000${serial}`;
  await parts.db
    .insertInto('accounts')
    .values({
      id,
      name: options.name ?? `学员${serial}`,
      idDocumentType: 'RESIDENT_ID',
      idNumberCipher: parts.cipher.encrypt(idNumber, accountCells.number(id)),
      idNumberIndex: parts.cipher.index(idNumber),
      idNumberMasked: `500***********${serial}`,
      phoneCipher: parts.cipher.encrypt(phone, accountCells.phone(id)),
      phoneIndex: parts.cipher.index(phone),
      phoneMasked: `199****${serial}`,
      passwordHash: options.passwordHash ?? null,
    })
    .execute();
  return id;
}

export interface LearnerOptions extends AccountOptions {
  districtId?: string;
  employerId?: string;
  agencyId?: string;
  registrationState?: 'UNCHECKED' | 'CONFIRMED' | 'RETURNED' | 'CORRECTED';
}

/** A learner as an actor. Works in 沙坪坝 by default. */
export async function insertLearner(parts: Parts, options: LearnerOptions = {}): Promise<Learner> {
  const accountId = await insertAccount(parts, options);
  await parts.db
    .insertInto('learners')
    .values({
      accountId,
      districtId: options.districtId ?? 'cq-shapingba',
      registrationState: options.registrationState ?? 'UNCHECKED',
      privacyVersion: '2026-01',
      privacyConsentedAt: new Date(),
    })
    .execute();
  if (options.employerId) {
    await parts.db
      .insertInto('employments')
      .values({
        id: newId(),
        accountId,
        organisationId: options.employerId,
        state: 'CONFIRMED',
        validFrom: '2020-01-01',
      })
      .execute();
  }
  if (options.agencyId) {
    await parts.db
      .insertInto('archiveCustodies')
      .values({
        id: newId(),
        accountId,
        agencyId: options.agencyId,
        validFrom: '2020-01-01',
      })
      .execute();
  }
  const name = options.name ?? '学员';
  return {
    accountId,
    sessionId: newId(),
    name,
    role: 'LEARNER',
    organisationId: null,
    jurisdictionId: null,
  };
}

/** An officer of a body as an actor; with `of` the account of an existing person (Q11). */
export async function insertOfficer(
  parts: Parts,
  role: OfficerRole,
  organisationId: string,
  of?: string,
): Promise<Officer> {
  const accountId = of ?? (await insertAccount(parts, { name: `经办${nextSerial(parts)}` }));
  await parts.db
    .insertInto('roleAssignments')
    .values({
      id: newId(),
      accountId,
      role,
      organisationId,
      validFrom: '2020-01-01',
    })
    .execute();
  const organisation = await parts.db
    .selectFrom('organisations')
    .select('jurisdictionId')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return {
    accountId,
    sessionId: newId(),
    name: '经办',
    role,
    organisationId,
    jurisdictionId: organisation.jurisdictionId,
  };
}

/** This year's topic as the demo has it; every rule can be overridden. */
export async function insertTopic(parts: Parts, overrides: Partial<Topic> = {}): Promise<Topic> {
  const topic = { ...sampleTopic, ...overrides };
  await parts.db.transaction().execute((tx) => upsertTopic(tx, topic));
  return topic;
}

/** A chapter with lessons; returns the lessons' ids. */
export async function insertLessons(
  parts: Parts,
  topicId: string,
  count = 2,
  more: { videoSeconds?: number } = {},
): Promise<string[]> {
  const chapterId = `${topicId}-c1`;
  await parts.db
    .insertInto('chapters')
    .values({ id: chapterId, topicId, position: 1, title: '第一章' })
    .execute();
  const ids: string[] = [];
  for (let position = 1; position <= count; position += 1) {
    const id = `${topicId}-l${position}`;
    ids.push(id);
    await parts.db
      .insertInto('lessons')
      .values({
        id,
        topicId,
        chapterId,
        position,
        slug: `l${position}`,
        title: `第${position}课`,
        summary: '摘要',
        minutes: 45,
        bodyHtml: `<p>第${position}课正文</p>`,
        videoKey: more.videoSeconds ? `courses/${topicId}/v${position}.webm` : null,
        videoSeconds: more.videoSeconds ?? null,
      })
      .execute();
    await insertFirstVersion(parts, id);
  }
  return ids;
}

/** The words of a lesson as its first version. */
async function insertFirstVersion({ db }: Parts, lessonId: string): Promise<void> {
  await db
    .insertInto('lessonVersions')
    .columns(['lessonId', 'versionNo', 'title', 'summary', 'minutes', 'bodyHtml'])
    .expression(
      db
        .selectFrom('lessons')
        .select(['id', 'versionNo', 'title', 'summary', 'minutes', 'bodyHtml'])
        .where('id', '=', lessonId),
    )
    .execute();
}

/** An enrolment in a state; OPEN comes with grant and first round, `studied` completes the round. */
export async function insertEnrolment(
  parts: Parts,
  accountId: string,
  topicId: string,
  options: { state?: 'SELECTED' | 'OPEN'; studied?: boolean } = {},
): Promise<{ enrolmentId: string; roundId: string | null }> {
  const enrolmentId = newId();
  const state = options.state ?? 'OPEN';
  await parts.db
    .insertInto('enrolments')
    .values({ id: enrolmentId, accountId, topicId, state })
    .execute();
  if (state === 'SELECTED') return { enrolmentId, roundId: null };
  const roundId = newId();
  await parts.db
    .insertInto('accessGrants')
    .values({ id: newId(), enrolmentId, because: 'ONLINE' })
    .execute();
  await parts.db
    .insertInto('studyRounds')
    .values({
      id: roundId,
      enrolmentId,
      roundNo: 1,
      because: 'FIRST',
      completedAt: options.studied ? new Date() : null,
      completedByRule: options.studied ? 'OPENED_ALL' : null,
    })
    .execute();
  return { enrolmentId, roundId };
}

/** Released single-choice questions whose right answer is always A; returns their ids. */
export async function insertQuestions(
  parts: Parts,
  topicId: string,
  lessonId: string,
  count = 12,
): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `${topicId}-q${index + 1}`);
  const options = ['A', 'B', 'C', 'D'].map((key) => ({ key, text: `选项${key}` }));
  await parts.db
    .insertInto('questions')
    .values(ids.map((id) => ({ id, topicId })))
    .execute();
  await parts.db
    .insertInto('questionVersions')
    .values(
      ids.map((id, index) => ({
        questionId: id,
        topicId,
        versionNo: 1,
        state: 'RELEASED' as const,
        releasedAt: new Date(),
        lessonId,
        kind: 'SINGLE',
        difficulty: 1,
        stem: `第${index + 1}题`,
        options: JSON.stringify(options),
        answer: 'A',
        explanation: '解析',
      })),
    )
    .execute();
  return ids;
}

/** A graded attempt with its paper, as the exam leaves it. Returns its id. */
export async function insertGradedAttempt(
  parts: Parts,
  attempt: {
    enrolmentId: string;
    roundId: string;
    accountId: string;
    topicId: string;
    result: 'PASSED' | 'FAILED' | 'FAILED_NO_SCORE';
    score?: number;
    attemptNo?: number;
  },
): Promise<string> {
  const paperId = newId();
  const formNo = nextSerial(parts);
  await parts.db
    .insertInto('examPapers')
    .values({
      id: paperId,
      topicId: attempt.topicId,
      formNo: 100_000 + formNo,
      questionIds: [],
      versionNos: [],
      kinds: [],
      optionOrders: [],
      answerKeys: [],
      points: [],
      lessonIds: [],
    })
    .execute();
  const id = newId();
  const now = parts.clock.now();
  const submissionNo = `S${formNo}`;
  await parts.db.insertInto('examSubmissions').values({ submissionNo, attemptId: id }).execute();
  await parts.db
    .insertInto('examAttempts')
    .values({
      id,
      enrolmentId: attempt.enrolmentId,
      roundId: attempt.roundId,
      accountId: attempt.accountId,
      topicId: attempt.topicId,
      paperId,
      attemptNo: attempt.attemptNo ?? 1,
      state: 'GRADED',
      startedAt: new Date(now.getTime() - 3_600_000),
      deadlineAt: now,
      itemCount: 0,
      writerToken: newId(),
      closedAt: now,
      closedBecause: 'HANDED_IN',
      submissionNo,
      result: attempt.result,
      score: attempt.score ?? (attempt.result === 'PASSED' ? 86 : 40),
      scoreByLesson: JSON.stringify([]),
      gradedAt: now,
    })
    .execute();
  return id;
}
