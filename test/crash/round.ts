import { setTimeout as pause } from 'node:timers/promises';
import { Examinee, type Surroundings } from './examinee.ts';
import { FaultInjector, type Installation } from './fault-injector.ts';
import { type Fault, planRound } from './faults.ts';
import { Journal, type OutageMeter } from './journal.ts';
import { insertExaminees, longTopic, type Person, setWindows, shortTopics } from './seed.ts';
import { choicesFor } from './seeded-choices.ts';
import { readStored } from './stored.ts';
import { type Finding, verifyRound } from './verify.ts';
import { TimedOut, until } from './wait.ts';

const examinees = 48;
/** No second attempts are started after this, ms. */
const loadLastsMs = 3200;
/** Upper limit of the time to settle once the faults are over, ms. */
const patienceMs = 180_000;

export interface RoundResult {
  round: number;
  faults: readonly Fault[];
  kills: number;
  skipped: string[];
  attempts: number;
  acknowledged: number;
  findings: Finding[];
  /** Answers of the server that no fault explains, and how often they came. */
  surprises: Map<string, number>;
  seconds: number;
}

/** Load, faults, settling, checks: one round (from 1) of a run with this seed. */
export async function runRound(
  all: Installation,
  meter: OutageMeter,
  seed: number,
  round: number,
): Promise<RoundResult> {
  const began = performance.now();
  const faults = planRound(seed, round);
  const injector = new FaultInjector(all);
  const journal = new Journal();
  const crowd = await insertCrowd(all, { journal, meter, sent: injector.sent }, seed, round);
  const sitting = Promise.all(crowd.map((examinee) => examinee.run()));
  const breaking = Promise.all(faults.map((fault) => injector.inject(fault)));
  const late = await untilSettled(all, crowd, sitting, breaking).catch(findingOfTimeout);
  for (const examinee of crowd) examinee.close();
  const enrolments = crowd.map(({ person }) => person.enrolmentId);
  const found = await readStored(all.db, enrolments);
  const deaths = all.webs.flatMap(({ ownDeaths }) => ownDeaths.splice(0));
  return {
    round,
    faults,
    kills: injector.kills,
    skipped: [...injector.skipped],
    attempts: found.attempts.length,
    acknowledged: journal.acknowledged,
    findings: [
      ...late,
      ...deaths.map((what): Finding => ({ is: 'illegal', what })),
      ...verifyRound(found, journal, enrolments),
    ],
    surprises: journal.surprises,
    seconds: (performance.now() - began) / 1000,
  };
}

/** New examinees for the round, whose windows begin to run now. */
async function insertCrowd(
  all: Installation,
  around: Pick<Surroundings, 'journal' | 'meter' | 'sent'>,
  seed: number,
  round: number,
): Promise<Examinee[]> {
  const choices = choicesFor(seed, `topics ${round}`);
  const topics = Array.from({ length: examinees }, () =>
    choices.happens(0.6) ? longTopic : choices.pick(Object.keys(shortTopics)),
  );
  const people = await insertExaminees(all.db, topics);
  await setWindows(all.db);
  const surroundings = {
    ...around,
    proxies: all.clientProxies,
    endsAt: performance.now() + loadLastsMs,
  };
  return people.map(
    (person, index) =>
      new Examinee(person, surroundings, choicesFor(seed, `examinee ${round}.${index}`)),
  );
}

/** Waits until the faults are over, the product serves, all examinees have finished and all attempts are graded. */
async function untilSettled(
  all: Installation,
  crowd: readonly Examinee[],
  sitting: Promise<unknown>,
  breaking: Promise<unknown>,
): Promise<Finding[]> {
  await breaking;
  await all.database.untilReady();
  await Promise.all(all.webs.map((web) => web.untilReady()));
  const patience = pause(patienceMs, 'late', { ref: false });
  if ((await Promise.race([sitting, patience])) === 'late')
    throw new TimedOut(`an examinee could not finish within ${patienceMs / 1000} s`);
  await handInLeftOvers(all, crowd);
  const ids = crowd.map(({ person }) => person.enrolmentId);
  await until('every attempt is graded', patienceMs, async () => {
    const found = await all.db
      .query(
        `select 1 from exam_attempts where enrolment_id = any($1) and state <> 'GRADED' limit 1`,
        [ids],
      )
      .catch(() => null);
    return found?.rowCount === 0;
  });
  return [];
}

/** Hands in attempts whose start was never answered: their examinees have not seen them. */
async function handInLeftOvers(all: Installation, crowd: readonly Examinee[]): Promise<void> {
  const owners = new Map(crowd.map((examinee) => [examinee.person.enrolmentId, examinee]));
  const { rows } = await all.db.query<{ id: string } & Pick<Person, 'enrolmentId'>>(
    `select id, enrolment_id as "enrolmentId" from exam_attempts
     where enrolment_id = any($1) and state = 'OPEN' and topic_id = $2`,
    [[...owners.keys()], longTopic],
  );
  await Promise.all(rows.map(({ id, enrolmentId }) => owners.get(enrolmentId)?.handIn(id)));
}

function findingOfTimeout(error: unknown): Finding[] {
  if (error instanceof TimedOut) return [{ is: 'illegal', what: error.message }];
  throw error;
}
