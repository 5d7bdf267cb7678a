import { listEndorsements } from '../features/endorsement/fixtures.ts';
import { signInAs } from '../features/identity/index.ts';
import {
  acceptCase,
  appealDecision,
  decideCase,
  listFindings,
  notifyAccused,
  openCases,
  orderRuns,
  proposeDecision,
  reportCase,
  runWaiting,
  stateDefence,
  upholdDecision,
} from '../features/irregularities/fixtures.ts';
import { listSlips } from '../features/result-slips/index.ts';
import type { Learner, Officer } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import type { Parts } from '../platform/parts.ts';
import type { Cast } from './cast.ts';
import { moveSideBySide, resetRuleRuns } from './queries.ts';

const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36';

/**
 * Seeds findings: two pairs of learners who took their exams at one computer, and a clerk who shares an
 * address with a learner whose slip they endorsed; one case in its defence, one that ended with a circular.
 */
export async function seedIrregularities(
  parts: Parts,
  cast: Cast,
  year: number | undefined,
): Promise<void> {
  const bureau = [...cast.officers.values()]
    .flat()
    .filter(({ role }) => role === 'MUNICIPAL_OFFICER');
  const [first, second, third] = bureau;
  if (!first || !second || !third || !year) return;
  const people = await listUninvolved(parts, cast);
  await sitAtOneComputer(parts, people.slice(0, 2));
  await sitAtOneComputer(parts, people.slice(2, 4));
  await shareAddress(parts, cast);
  await resetRuleRuns(parts.db);
  await orderRuns(parts, first);
  await runWaiting(parts);
  await accuse(parts, first, people);
  const [closed] = people.slice(5);
  if (closed) await closeWithCircular(parts, { first, second, third }, closed, year);
}

/** Lists learners who passed and are not demo accounts. */
async function listUninvolved(parts: Parts, cast: Cast): Promise<Learner[]> {
  const quiet = cast.learners.filter(
    ({ learner }) => learner.stage === 'HOURS_CONFIRMED' && !learner.tryThis,
  );
  const passed: Learner[] = [];
  for (const { actor } of quiet)
    if ((await listSlips(parts.db, actor.accountId)).length > 0) passed.push(actor);
  return passed;
}

async function sitAtOneComputer(parts: Parts, [one, other]: Learner[]): Promise<void> {
  if (!one || !other) return;
  const client = { ip: '203.0.113.41', userAgent: browser, deviceHash: newId() };
  for (const { accountId } of [one, other]) await signInAs(parts, accountId, client);
  await moveSideBySide(parts.db, one.accountId, other.accountId);
}

/** Logs in a learner from the address of the clerk who endorsed their slip in the last weeks. */
async function shareAddress(parts: Parts, cast: Cast): Promise<void> {
  const since = new Date(parts.clock.now().getTime() - 60 * 86_400_000);
  for (const { actor, learner } of cast.learners) {
    if (learner.tryThis) continue;
    const { accountId } = actor;
    const [endorsement] = await listEndorsements(parts.db, accountId);
    const officer = cast.officers
      .get(endorsement?.organisationId ?? '')
      ?.find((one) => one.accountId === endorsement?.decidedBy);
    if (endorsement?.rule !== 'DISTRICT' || endorsement.state !== 'ENDORSED' || !officer) continue;
    if (!endorsement.decidedAt || endorsement.decidedAt < since) continue;
    const client = { ip: '203.0.113.87', userAgent: browser, deviceHash: null };
    for (const id of [accountId, officer.accountId]) await signInAs(parts, id, client);
    return;
  }
}

/** Opens a case about the first pair, with their notice and defence. */
async function accuse(parts: Parts, officer: Officer, people: readonly Learner[]): Promise<void> {
  const filter = { rule: 'EXAMS_AT_ONCE', state: 'NEW', limit: 20, offset: 0 } as const;
  const accused = people[0];
  const finding = (await listFindings(parts.db, filter)).find(
    ({ accountId }) => accountId === accused?.accountId,
  );
  if (!finding || !accused) return;
  const [caseId] = (await openCases(parts, officer, [finding.id])).caseIds;
  if (!caseId) return;
  await acceptCase(parts, officer, caseId);
  const notice = '系统记录显示，您的考试与他人的考试同时在同一台设备上进行，请说明情况。';
  await notifyAccused(parts, officer, caseId, notice);
  const text = '家里只有一台电脑，我和爱人各用一个浏览器同时考试，各答各的。';
  await stateDefence(parts, accused, caseId, { text, file: null });
}

async function closeWithCircular(
  parts: Parts,
  { first, second, third }: Record<'first' | 'second' | 'third', Officer>,
  accused: Learner,
  year: number,
): Promise<void> {
  const caseId = await reportCase(parts, first, {
    accountId: accused.accountId,
    organisationId: null,
    violation: 'FRAUD',
    year,
    title: '出借账号供他人学习',
    facts: '抽查时本人承认学习期间曾把账号借给同事播放视频，考试由本人参加。',
    slipIds: [],
  });
  await acceptCase(parts, first, caseId);
  await notifyAccused(parts, first, caseId, '抽查记录显示您曾把账号借给他人学习，请说明情况。');
  await stateDefence(parts, accused, caseId, { text: '情况属实，以后不会了。', file: null });
  await proposeDecision(parts, first, caseId, {
    measures: ['WARNING', 'CIRCULAR'],
    reason: '本人承认，情节轻微，考试由本人完成，给予警告并通报。',
    circular: `经查，${accused.name}在学习期间把账号借给他人使用。账号应当由本人使用，现予以警告并通报，请各单位提醒本单位人员。`,
  });
  await decideCase(parts, second, caseId);
  await appealDecision(parts, accused, caseId, { text: '希望不要通报。', file: null });
  await upholdDecision(parts, third, caseId, '事实清楚，通报已隐去姓名');
}
