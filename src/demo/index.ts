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
import { advance, decide, type Way } from './advance.ts';
import { announceInDemo } from './announcements.ts';
import { addOrganisations, appointDemoOfficer, type Cast, registerDemoLearner } from './cast.ts';
import { type DemoLearner, type DemoStage, demoPeople } from './city/people.ts';
import { payDemoLists } from './group-orders.ts';
import { askInDemo } from './help.ts';
import { accuseInDemo } from './irregularities.ts';
import { trainInDemo } from './professional.ts';
import { forgetCity, moveIntoPast } from './queries.ts';
import { reviewDemoPeople } from './review.ts';
import { keepDemoRosters } from './roster.ts';
import { superviseDemoCity } from './supervision.ts';
import { orderDemoBooks } from './textbooks.ts';
import { timelineOf } from './timeline.ts';

export interface DemoOptions {
  dataDir: string;
  say: (line: string) => void;
  /** Runs everything published so far, to the end. */
  drain(): Promise<void>;
  /** Forgets everything published so far. */
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
 * Builds the demo city once, through the commands people use: organisations, officers, learners in
 * every stage of the way. What a start that was interrupted has left of a city is cleared away first.
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
    await forgetCity(parts.db);
  } else {
    options.say('正在建立演示城市…');
  }
  await setInstallationFlag(parts.db, 'demo-city', { state: 'begun' });
  // Nobody is reminded of steps he is about to be led through.
  await skipDueReminders(parts);
  const { cast, accounts } = await castCity(parts, topics[0] as Topic);
  await setInstallationFlag(parts.db, 'demo-accounts', accounts);
  writeAccounts(options.dataDir, accounts);
  await options.drain();
  await playCity({ parts, cast, drain: options.drain }, topics, options.say);
  if (topics[0]) {
    await announceInDemo(parts, cast, topics[0].year);
    await payDemoLists(parts, cast, topics[0]);
    await orderDemoBooks(parts, cast, topics[0]);
  }
  await reviewDemoPeople(parts, cast);
  await askInDemo(parts, cast);
  await keepDemoRosters(parts, cast, options.drain);
  if (topics[0]) {
    await options.drain();
    await superviseDemoCity(parts, cast, topics[0]);
  }
  await accuseInDemo(parts, cast, topics[0]?.year);
  await trainInDemo(parts, cast);
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

async function castCity(
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

/** Everybody goes his way as far as the exam, then the officers decide; last year before this one. */
async function playCity(
  way: Way,
  [current, previous]: Topic[],
  say: DemoOptions['say'],
): Promise<void> {
  const { learners } = way.cast;
  const walks = learners.map((person, index) => ({ person, index, stage: person.learner.stage }));
  const done = walks
    .filter(({ person }) => person.learner.didLastYear)
    .map(({ person, index }) => ({ person, index, stage: lastYearStage(person.learner) }));
  let arrived = 0;
  const arrive = () => {
    arrived += 1;
    if (arrived % 20 === 0) say(`正在建立演示城市… 学员 ${arrived}/${learners.length}`);
  };
  if (previous) await play(way, previous, done, () => {});
  if (current) await play(way, current, walks, arrive);
}

interface Walk {
  person: Cast['learners'][number];
  index: number;
  stage: DemoStage;
}

async function play(way: Way, topic: Topic, walks: Walk[], arrive: () => void): Promise<void> {
  const now = way.parts.clock.now();
  const timesOf = (walk: Walk) => timelineOf(walk, topic, now);
  await sideBySide(walks, async (walk) => {
    const { paid } = timesOf(walk);
    await advance(way, walk.person, topic, { stage: walk.stage, paid });
    arrive();
  });
  await way.drain();
  await sideBySide(walks, ({ person, stage }) => decide(way, person.actor, topic, stage));
  await way.drain();
  await sideBySide(walks, (walk) => {
    const { accountId } = walk.person.actor;
    return moveIntoPast(way.parts.db, { accountId, topicId: topic.id, now }, timesOf(walk));
  });
}

// The database answers several people at once.
async function sideBySide<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...list];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}

// Hours are recorded by a unit or an agency; somebody with neither stays endorsed.
const lastYearStage = ({ employerKey, agencyKey }: DemoLearner): DemoStage =>
  (employerKey ?? agencyKey) ? 'HOURS_CONFIRMED' : 'ENDORSED';
