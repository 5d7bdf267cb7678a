import type { Chance } from './chance.ts';
import type { ExamBank, TrueQuestion } from './exam-bank.ts';
import { answerAlone, type Examinee, type Sitting, sit } from './examinee.ts';

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

/** How much of the bank friends know only from their common notes. */
const noted = 0.15;
const minute = 60_000;
const windowDays = 30;

/** People who sit honestly: offices, homes, friends, the quick, the hasty and the late. */
export function sitHonestly(chance: Chance, bank: ExamBank, count: number): Sitting[] {
  const sittings: Sitting[] = [];
  while (sittings.length < count) {
    const unit = `unit:${sittings.length}`;
    const size = 1 + Math.floor(chance.logNormal(12, 1));
    const behind = `address:${chance.happens(0.7) ? unit : 'home'}`;
    const dayAt = chance.below(windowDays) * 1440 * minute + 540 * minute;
    let notes = new Map<string, string>();
    for (let made = 0; made < size && sittings.length < count; made += 1) {
      const examinee = drawExaminee(chance, `honest${sittings.length}`, [unit]);
      if (chance.happens(shares.together)) {
        examinee.startedAt = dayAt + chance.next() * 20_000;
        examinee.ties.push(behind);
      }
      if (made % 4 === 0) notes = writeNotes(chance, bank, examinee);
      if (chance.happens(shares.friends)) examinee.beliefs = notes;
      sittings.push(sitInOwnWay(chance, bank, examinee));
    }
  }
  return sittings;
}

export function drawExaminee(chance: Chance, accountId: string, ties: string[]): Examinee {
  const lastEvening = chance.happens(shares.lastEvening);
  const startedAt = lastEvening
    ? (windowDays - 1) * 1440 * minute + (1140 + chance.next() * 240) * minute
    : (chance.below(windowDays) * 1440 + 480 + chance.next() * 780) * minute;
  return {
    accountId,
    ability: chance.normal(),
    pace: chance.logNormal(1, 0.35),
    beliefs: new Map(),
    ties: [...ties, `address:own-${accountId}`],
    startedAt,
  };
}

/** What somebody took down of part of the course: where he erred, all who learn from it err. */
function writeNotes(chance: Chance, bank: ExamBank, author: Examinee): Map<string, string> {
  const taken = [...bank.questions.values()].filter(() => chance.happens(noted));
  return new Map(taken.map((one) => [one.id, answerAlone(chance, author, one)]));
}

function sitInOwnWay(chance: Chance, bank: ExamBank, examinee: Examinee): Sitting {
  const way = chance.next();
  if (way < shares.drilled) {
    const glance = chance.logNormal(6, 0.25);
    examinee.ability += 2.5;
    const moment = (asked: TrueQuestion, _: number, before: number) =>
      before + 1000 * chance.logNormal(glance * (0.6 + asked.characters / 275), 0.4);
    return sit(chance, bank, examinee, { moment });
  }
  if (way < shares.drilled + shares.filledInAtTheEnd) {
    const thinking = chance.logNormal(22, 0.3) * minute;
    const moment = (_: TrueQuestion, item: number, before: number) =>
      (item === 0 ? thinking : before) + 1000 * chance.logNormal(2, 0.3);
    return sit(chance, bank, examinee, { moment });
  }
  if (way < shares.drilled + shares.filledInAtTheEnd + shares.hasty) {
    const moment = (_: TrueQuestion, __: number, before: number) =>
      before + 1000 * chance.logNormal(1.5, 0.3);
    return sit(chance, bank, examinee, {
      moment,
      answer: (asked) => (asked.kind === 'MULTIPLE' ? 'AB' : 'A'),
    });
  }
  return sit(chance, bank, examinee);
}
