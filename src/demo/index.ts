import { randomInt } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from 'otpauth';
import type { Topic } from '../features/courses/index.ts';
import { hashPassword } from '../features/identity/index.ts';
import { skipDueReminders } from '../features/learner-years/fixtures.ts';
import { roleNames } from '../kernel/actor.ts';
import {
  findInstallationFlag,
  setInstallationFlag,
} from '../platform/database/installation-flags.ts';
import type { Parts } from '../platform/parts.ts';
import { advance, type DemoContext, decide } from './advance.ts';
import { seedAnnouncements } from './announcements.ts';
import { addOrganisations, appointDemoOfficer, type Cast, registerDemoLearner } from './cast.ts';
import { type DemoLearner, type DemoStage, demoPeople } from './city/people.ts';
import { seedGroupOrders } from './group-orders.ts';
import { seedHelpdesk } from './help.ts';
import { seedIrregularities } from './irregularities.ts';
import { seedProfessionalSubjects } from './professional.ts';
import { clearCity, moveIntoPast } from './queries.ts';
import { seedTitleReviews } from './review.ts';
import { seedRosters } from './roster.ts';
import { seedSupervision } from './supervision.ts';
import { seedTextbookOrders } from './textbooks.ts';
import { timelineOf } from './timeline.ts';

export interface DemoOptions {
  dataDir: string;
  say: (line: string) => void;
  /** Runs everything published so far, to the end. */
  drain(): Promise<void>;
  /** Deletes all published jobs. */
  dropJobs(): Promise<void>;
}

/** One line of the table of demo accounts. */
export interface DemoAccount {
  login: string;
  password: string;
  role: string;
  name: string;
  organisation: string;
  try: string;
  totpSecret?: string;
}

/**
 * Builds the demo city once, by the commands of the features: organisations, officers, learners in every
 * stage. The remains of an interrupted start are cleared first.
 */
export async function loadDemoCity(
  parts: Parts,
  topics: Topic[],
  options: DemoOptions,
): Promise<void> {
  const mark = await findInstallationFlag<{ state: string }>(parts.db, 'demo-city');
  if (mark?.state === 'complete') return keepAccountsFile(parts, options.dataDir);
  if (mark) {
    options.say('上次启动时演示城市没有建完，正在重新建立…');
    await options.dropJobs();
    await clearCity(parts.db);
  } else {
    options.say('正在建立演示城市…');
  }
  await setInstallationFlag(parts.db, 'demo-city', { state: 'begun' });
  // No reminders of steps that follow at once.
  await skipDueReminders(parts);
  const { cast, accounts } = await createCast(parts, topics[0] as Topic);
  await setInstallationFlag(parts.db, 'demo-accounts', accounts);
  writeAccounts(options.dataDir, accounts);
  await options.drain();
  await runStages({ parts, cast, drain: options.drain }, topics, options.say);
  if (topics[0]) {
    await seedAnnouncements(parts, cast, topics[0]);
    await seedGroupOrders(parts, cast, topics[0]);
    await seedTextbookOrders(parts, cast, topics[0]);
  }
  await seedTitleReviews(parts, cast);
  await seedHelpdesk(parts, cast);
  await seedRosters(parts, cast, options.drain);
  if (topics[0]) {
    await options.drain();
    await seedSupervision(parts, cast, topics[0]);
  }
  await seedIrregularities(parts, cast, topics[0]?.year);
  await seedProfessionalSubjects(parts, cast);
  await setInstallationFlag(parts.db, 'demo-city', { state: 'complete' });
}

async function keepAccountsFile(parts: Parts, dataDir: string): Promise<void> {
  if (existsSync(join(dataDir, accountsFile))) return;
  writeAccounts(
    dataDir,
    (await findInstallationFlag<DemoAccount[]>(parts.db, 'demo-accounts')) ?? [],
  );
}

const accountsFile = 'demo-accounts.json';

function writeAccounts(dataDir: string, accounts: DemoAccount[]): void {
  const text = `${JSON.stringify(accounts, null, 2)}\n`;
  writeFileSync(join(dataDir, accountsFile), text, { mode: 0o600 });
}

async function createCast(
  parts: Parts,
  topic: Topic,
): Promise<{ cast: Cast; accounts: DemoAccount[] }> {
  const { organisations, ids } = await addOrganisations(parts);
  const { learners, officers } = demoPeople(organisations, topic.year);
  const nameOf = new Map(organisations.map((one) => [one.key, one.name]));
  const password = `Jixue-${topic.year}-${randomInt(1000, 9999)}`;
  const passwordHash = await hashPassword(password);
  const cast: Cast = { learners: [], officers: new Map() };
  for (const learner of learners)
    cast.learners.push({
      learner,
      actor: await registerDemoLearner(parts, learner, ids, passwordHash),
    });
  const accounts = learners.map(
    (learner): DemoAccount => ({
      login: learner.idNumber,
      password,
      role: roleNames.LEARNER,
      name: learner.name,
      organisation: nameOf.get(learner.employerKey ?? '') ?? '',
      try: learner.tryThis ?? '',
    }),
  );
  for (const officer of officers) {
    const totpSecret = new Secret({ size: 20 }).base32;
    const actor = await appointDemoOfficer(parts, officer, ids, { passwordHash, totpSecret });
    const colleagues = cast.officers.get(actor.organisationId) ?? [];
    cast.officers.set(actor.organisationId, [...colleagues, actor]);
    const learner = accounts.find((one) => one.login === officer.idNumber);
    if (learner) {
      Object.assign(learner, { role: `${learner.role}、${roleNames[officer.role]}`, totpSecret });
      continue;
    }
    accounts.push({
      login: officer.idNumber,
      password,
      role: roleNames[officer.role],
      name: officer.name,
      organisation: nameOf.get(officer.organisationKey) ?? '',
      try: officer.tryThis ?? '',
      totpSecret,
    });
  }
  return { cast, accounts };
}

/** Takes all learners through their stages, last year's topic before this year's. */
async function runStages(
  context: DemoContext,
  [current, previous]: Topic[],
  say: DemoOptions['say'],
): Promise<void> {
  const { learners } = context.cast;
  const courses = learners.map((person, index) => ({ person, index, stage: person.learner.stage }));
  const done = courses
    .filter(({ person }) => person.learner.didLastYear)
    .map(({ person, index }) => ({ person, index, stage: lastYearStage(person.learner) }));
  let arrived = 0;
  const arrive = () => {
    arrived += 1;
    if (arrived % 20 === 0) say(`正在建立演示城市… 学员 ${arrived}/${learners.length}`);
  };
  if (previous) await runTopic(context, previous, done, () => {});
  if (current) await runTopic(context, current, courses, arrive);
}

interface Course {
  person: Cast['learners'][number];
  index: number;
  stage: DemoStage;
}

async function runTopic(
  context: DemoContext,
  topic: Topic,
  courses: Course[],
  arrive: () => void,
): Promise<void> {
  const now = context.parts.clock.now();
  const timesOf = (course: Course) => timelineOf(course, topic, now);
  await inParallel(courses, async (course) => {
    const { paid } = timesOf(course);
    await advance(context, course.person, topic, { stage: course.stage, paid });
    arrive();
  });
  await context.drain();
  await inParallel(courses, ({ person, stage }) => decide(context, person.actor, topic, stage));
  await context.drain();
  await inParallel(courses, (course) => {
    const { accountId } = course.person.actor;
    return moveIntoPast(context.parts.db, { accountId, topicId: topic.id, now }, timesOf(course));
  });
}

// The database answers several people at once.
async function inParallel<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...list];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}

// Hours are confirmed by a unit or an agency; learners with neither stay ENDORSED.
const lastYearStage = ({ employerKey, agencyKey }: DemoLearner): DemoStage =>
  (employerKey ?? agencyKey) ? 'HOURS_CONFIRMED' : 'ENDORSED';
