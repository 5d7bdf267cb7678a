import type { Topic } from '../../src/features/courses/index.ts';
import { upsertTopic } from '../../src/features/courses/index.ts';
import type { Learner, Officer, OfficerRole } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Parts } from '../../src/platform/parts.ts';
import { sampleTopic } from './topic.ts';

/**
 * A small city for tests, written straight into the tables: each function makes one thing with
 * sensible defaults, and returns its id. The day is 2026-11-23 (see test/support/parts.ts).
 */
let counter = 0;
const next = () => {
  counter += 1;
  return counter;
};

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
      short_name: name,
      kind: 'DISTRICT',
      division_code: null,
      valid_from: '2000-01-01',
      valid_to: more.validTo ?? null,
      successor_id: more.successorId ?? null,
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
  kind: string,
  options: OrganisationOptions = {},
): Promise<string> {
  const id = newId();
  const name = options.name ?? `测试机构${next()}`;
  await parts.db
    .insertInto('organisations')
    .values({
      id,
      kind,
      name,
      short_name: name,
      pinyin: `ceshi jigou ${counter}`,
      pinyin_initials: `csjg${counter}`,
      credit_code: null,
      affiliation: options.affiliation ?? null,
      ownership: options.ownership ?? 'PUBLIC',
      jurisdiction_id: options.jurisdictionId ?? null,
      approval: options.approval ?? 'APPROVED',
      address: '测试路1号',
      phone: '023-60000000',
      office_hours: '工作日 9:00–17:00',
      seal_name: name,
      valid_to: options.validTo ?? null,
      successor_id: options.successorId ?? null,
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
  const serial = String(next()).padStart(4, '0');
  const idNumber = options.idNumber ?? `5001061990010${serial.slice(0, 1)}${serial}`;
  const phone = options.phone ?? `1990000${serial}`;
  await parts.db
    .insertInto('accounts')
    .values({
      id,
      name: options.name ?? `学员${serial}`,
      id_document_type: 'RESIDENT_ID',
      id_number_cipher: parts.cipher.encrypt(idNumber),
      id_number_index: parts.cipher.index(idNumber),
      id_number_masked: `500***********${serial}`,
      phone_cipher: parts.cipher.encrypt(phone),
      phone_index: parts.cipher.index(phone),
      phone_masked: `199****${serial}`,
      password_hash: options.passwordHash ?? null,
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

/** A learner as an actor. Works in 沙坪坝 unless told otherwise. */
export async function insertLearner(parts: Parts, options: LearnerOptions = {}): Promise<Learner> {
  const accountId = await insertAccount(parts, options);
  await parts.db
    .insertInto('learners')
    .values({
      account_id: accountId,
      district_id: options.districtId ?? 'cq-shapingba',
      registration_state: options.registrationState ?? 'UNCHECKED',
      privacy_version: '2026-01',
      privacy_consented_at: new Date(),
    })
    .execute();
  if (options.employerId) {
    await parts.db
      .insertInto('employments')
      .values({
        id: newId(),
        account_id: accountId,
        organisation_id: options.employerId,
        state: 'CONFIRMED',
        valid_from: '2020-01-01',
      })
      .execute();
  }
  if (options.agencyId) {
    await parts.db
      .insertInto('archive_custodies')
      .values({
        id: newId(),
        account_id: accountId,
        agency_id: options.agencyId,
        valid_from: '2020-01-01',
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
  const accountId = of ?? (await insertAccount(parts, { name: `经办${next()}` }));
  await parts.db
    .insertInto('role_assignments')
    .values({
      id: newId(),
      account_id: accountId,
      role,
      organisation_id: organisationId,
      valid_from: '2020-01-01',
    })
    .execute();
  const organisation = await parts.db
    .selectFrom('organisations')
    .select('jurisdiction_id')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return {
    accountId,
    sessionId: newId(),
    name: '经办',
    role,
    organisationId,
    jurisdictionId: organisation.jurisdiction_id,
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
    .values({ id: chapterId, topic_id: topicId, position: 1, title: '第一章' })
    .execute();
  const ids: string[] = [];
  for (let position = 1; position <= count; position += 1) {
    const id = `${topicId}-l${position}`;
    ids.push(id);
    await parts.db
      .insertInto('lessons')
      .values({
        id,
        topic_id: topicId,
        chapter_id: chapterId,
        position,
        slug: `l${position}`,
        title: `第${position}课`,
        summary: '摘要',
        minutes: 45,
        body_html: `<p>第${position}课正文</p>`,
        video_key: more.videoSeconds ? `courses/${topicId}/v${position}.webm` : null,
        video_seconds: more.videoSeconds ?? null,
      })
      .execute();
  }
  return ids;
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
    .values({ id: enrolmentId, account_id: accountId, topic_id: topicId, state })
    .execute();
  if (state === 'SELECTED') return { enrolmentId, roundId: null };
  const roundId = newId();
  await parts.db
    .insertInto('access_grants')
    .values({ id: newId(), enrolment_id: enrolmentId, because: 'ONLINE' })
    .execute();
  await parts.db
    .insertInto('study_rounds')
    .values({
      id: roundId,
      enrolment_id: enrolmentId,
      round_no: 1,
      because: 'FIRST',
      completed_at: options.studied ? new Date() : null,
      completed_by_rule: options.studied ? 'OPENED_ALL' : null,
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
    .values(
      ids.map((id, index) => ({
        id,
        topic_id: topicId,
        lesson_id: lessonId,
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
  const formNo = next();
  await parts.db
    .insertInto('exam_papers')
    .values({
      id: paperId,
      topic_id: attempt.topicId,
      form_no: 100_000 + formNo,
      question_ids: [],
      option_orders: [],
      answer_keys: [],
      points: [],
      lesson_ids: [],
    })
    .execute();
  const id = newId();
  const now = parts.clock.now();
  await parts.db
    .insertInto('exam_attempts')
    .values({
      id,
      enrolment_id: attempt.enrolmentId,
      round_id: attempt.roundId,
      account_id: attempt.accountId,
      topic_id: attempt.topicId,
      paper_id: paperId,
      attempt_no: attempt.attemptNo ?? 1,
      state: 'GRADED',
      started_at: new Date(now.getTime() - 3_600_000),
      deadline_at: now,
      item_count: 0,
      writer_token: newId(),
      closed_at: now,
      closed_because: 'HANDED_IN',
      submission_no: `S${formNo}`,
      result: attempt.result,
      score: attempt.score ?? (attempt.result === 'PASSED' ? 86 : 40),
      score_by_lesson: JSON.stringify([]),
      graded_at: now,
    })
    .execute();
  return id;
}
