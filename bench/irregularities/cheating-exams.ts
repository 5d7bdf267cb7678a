import type { ExamBank, TrueQuestion } from './exam-bank.ts';
import { answerAlone, type Examinee, type Sitting, sit, timeAlone } from './examinee.ts';
import { drawExaminee } from './honest-exams.ts';
import type { Random } from './random.ts';

/** Kinds of cheating in the exam; each generates the papers of one cheat. */
export const examCheats = {
  COPIED_30: copying(0.3, 'other'),
  COPIED_60: copying(0.6, 'other'),
  COPIED_100: copying(1, 'other'),
  COPIED_30_SAME_FORM: copying(0.3, 'same'),
  COPIED_60_SAME_FORM: copying(0.6, 'same'),
  COPIED_100_SAME_FORM: copying(1, 'same'),
  COPIED_60_LIVE_SAME_FORM: copying(0.6, 'same', { live: true }),
  COPIED_100_STRANGER: copying(1, 'same', { stranger: true }),
  ONE_SITS_FOR_FIVE: answerForFive,
  KEY_BY_HAND: withKey((random) => random.logNormal(7, 0.5)),
  KEY_IN_SECONDS: withKey((random) => random.logNormal(1.6, 0.3)),
  FAST_BOT: withKey((random) => 0.2 + random.next() * 0.4),
  BOT_AT_ONCE: withKey(() => 0.01),
  PATIENT_BOT: withKey((random) => random.logNormal(25, 0.4)),
} satisfies Record<string, (random: Random, bank: ExamBank, no: number) => Sitting[]>;

export type ExamCheat = keyof typeof examCheats;

/** The source works alone; the copier takes over a share of the answers to the same questions. */
function copying(
  share: number,
  form: 'same' | 'other',
  how: { live?: boolean; stranger?: boolean } = {},
) {
  const cheat = `COPIED_${share}_${form}_${how.live ?? ''}_${how.stranger ?? ''}`;
  return (random: Random, bank: ExamBank, no: number): Sitting[] => {
    const ties = [`unit:${cheat}${no}`];
    const source = drawExaminee(random, `${cheat}-source${no}`, ties);
    source.ability = random.normal(0.4, 0.7);
    const first = sit(random, bank, source, { network: 'GOOD' });
    const copier = drawExaminee(
      random,
      `${cheat}-copier${no}`,
      how.stranger ? [`unit:x${no}`] : ties,
    );
    copier.ability = random.normal(-0.4, 0.7);
    copier.startedAt = how.live ? source.startedAt + 5000 : copier.startedAt;
    const given = new Map(first.paper.questionIds.map((id, item) => [id, item]));
    const taken = new Set([...given.keys()].filter(() => random.happens(share)));
    const lag = 3000 + random.next() * 5000;
    const second = sit(random, bank, copier, {
      cheat,
      network: 'GOOD',
      form: form === 'same' ? first.form : random.below(bank.forms.length),
      answer: (asked) =>
        taken.has(asked.id)
          ? (first.answers[given.get(asked.id) as number] as string)
          : answerAlone(random, copier, asked),
      moment: (asked, _, before) =>
        how.live && taken.has(asked.id)
          ? Math.max(before + 900, (first.moments[given.get(asked.id) as number] as number) + lag)
          : before + timeAlone(random, copier, asked),
    });
    return [first, second];
  };
}

/** One person answers for five in turn on one device, with the same gaps of knowledge. */
function answerForFive(random: Random, bank: ExamBank, no: number): Sitting[] {
  const sitter = drawExaminee(random, '', []);
  sitter.ability = random.normal(0.8, 0.5);
  const beliefs = new Map<string, string>();
  const answer = (asked: TrueQuestion) => {
    // Mostly the same answer as before, sometimes a changed one.
    const before = random.happens(0.9) ? beliefs.get(asked.id) : undefined;
    const given = before ?? answerAlone(random, sitter, asked);
    beliefs.set(asked.id, given);
    return given;
  };
  return Array.from({ length: 5 }, (_, place) => {
    const examinee: Examinee = {
      ...sitter,
      accountId: `five${no}-${place}`,
      ties: [`device:five${no}`, `unit:five${no}-${place}`],
      startedAt: sitter.startedAt + place * 50 * 60_000,
    };
    return sit(random, bank, examinee, { answer, cheat: 'ONE_SITS_FOR_FIVE' });
  });
}

/** Answers from a key of the bank, at the pace of using it. */
function withKey(seconds: (random: Random) => number) {
  return (random: Random, bank: ExamBank, no: number): Sitting[] => [
    sit(random, bank, drawExaminee(random, `key${no}-${random.next()}`, [`unit:key${no}`]), {
      cheat: 'KEY',
      network: 'GOOD',
      answer: ({ answer }) => answer,
      moment: (_, __, before) => before + seconds(random) * 1000,
    }),
  ];
}
