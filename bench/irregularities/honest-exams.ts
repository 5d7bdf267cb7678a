import type { ExamBank, TrueQuestion } from './exam-bank.ts';
import { answerAlone, type Examinee, type Sitting, sit } from './examinee.ts';
import type { Random } from './random.ts';

/** Shares of the honest population that look most like cheats. */
const shares = {
  /** Know the bank from practice and answer at a glance. */
  drilled: 0.04,
  /** Think on paper first and fill in at the end. */
  filledInAtTheEnd: 0.03,
  /** Do not try: first option everywhere, in seconds. */
  hasty: 0.02,
  /** Learned with others from the same notes, the same mistakes included. */
  friends: 0.2,
  /** Begin with their colleagues at nine o'clock, behind one address. */
  together: 0.3,
  /** Wait for the last evening of the year. */
  lastEvening: 0.1,
};

/** The share of the bank that friends know only from common notes. */
const noted = 0.15;
const minute = 60_000;
const windowDays = 30;

/** Generates honest exams: offices, homes, friends, quick, hasty and late people. */
export function makeHonestSittings(random: Random, bank: ExamBank, count: number): Sitting[] {
  const sittings: Sitting[] = [];
  while (sittings.length < count) {
    const unit = `unit:${sittings.length}`;
    const size = 1 + Math.floor(random.logNormal(12, 1));
    const behind = `address:${random.happens(0.7) ? unit : 'home'}`;
    const dayAt = random.below(windowDays) * 1440 * minute + 540 * minute;
    let notes = new Map<string, string>();
    for (let made = 0; made < size && sittings.length < count; made += 1) {
      const examinee = drawExaminee(random, `honest${sittings.length}`, [unit]);
      if (random.happens(shares.together)) {
        examinee.startedAt = dayAt + random.next() * 20_000;
        examinee.ties.push(behind);
      }
      if (made % 4 === 0) notes = makeNotes(random, bank, examinee);
      if (random.happens(shares.friends)) examinee.beliefs = notes;
      sittings.push(makeHonestSitting(random, bank, examinee));
    }
  }
  return sittings;
}

export function drawExaminee(random: Random, accountId: string, ties: string[]): Examinee {
  const lastEvening = random.happens(shares.lastEvening);
  const startedAt = lastEvening
    ? (windowDays - 1) * 1440 * minute + (1140 + random.next() * 240) * minute
    : (random.below(windowDays) * 1440 + 480 + random.next() * 780) * minute;
  return {
    accountId,
    ability: random.normal(),
    pace: random.logNormal(1, 0.35),
    beliefs: new Map(),
    ties: [...ties, `address:own-${accountId}`],
    startedAt,
  };
}

/** Returns notes of part of the course; all who learn from them share their mistakes. */
function makeNotes(random: Random, bank: ExamBank, author: Examinee): Map<string, string> {
  const taken = [...bank.questions.values()].filter(() => random.happens(noted));
  return new Map(taken.map((one) => [one.id, answerAlone(random, author, one)]));
}

function makeHonestSitting(random: Random, bank: ExamBank, examinee: Examinee): Sitting {
  const way = random.next();
  if (way < shares.drilled) {
    const glance = random.logNormal(6, 0.25);
    examinee.ability += 2.5;
    const moment = (asked: TrueQuestion, _: number, before: number) =>
      before + 1000 * random.logNormal(glance * (0.6 + asked.characters / 275), 0.4);
    return sit(random, bank, examinee, { moment });
  }
  if (way < shares.drilled + shares.filledInAtTheEnd) {
    const thinking = random.logNormal(22, 0.3) * minute;
    const moment = (_: TrueQuestion, item: number, before: number) =>
      (item === 0 ? thinking : before) + 1000 * random.logNormal(2, 0.3);
    return sit(random, bank, examinee, { moment });
  }
  if (way < shares.drilled + shares.filledInAtTheEnd + shares.hasty) {
    const moment = (_: TrueQuestion, __: number, before: number) =>
      before + 1000 * random.logNormal(1.5, 0.3);
    return sit(random, bank, examinee, {
      moment,
      answer: (asked) => (asked.kind === 'MULTIPLE' ? 'AB' : 'A'),
    });
  }
  return sit(random, bank, examinee);
}
