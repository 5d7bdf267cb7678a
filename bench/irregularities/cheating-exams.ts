import type { Chance } from './chance.ts';
import type { ExamBank, TrueQuestion } from './exam-bank.ts';
import { answerAlone, type Examinee, type Sitting, sit, timeAlone } from './examinee.ts';
import { drawExaminee } from './honest-exams.ts';

/** Kinds of cheating in the exam, each making the papers of one cheat. */
export const examCheats = {
  COPIED_30: copying(0.3, 'other'),
  COPIED_60: copying(0.6, 'other'),
  COPIED_100: copying(1, 'other'),
  COPIED_30_SAME_FORM: copying(0.3, 'same'),
  COPIED_60_SAME_FORM: copying(0.6, 'same'),
  COPIED_100_SAME_FORM: copying(1, 'same'),
  COPIED_60_LIVE_SAME_FORM: copying(0.6, 'same', { live: true }),
  COPIED_100_STRANGER: copying(1, 'same', { stranger: true }),
  ONE_SITS_FOR_FIVE: sitForFive,
  KEY_BY_HAND: withKey((chance) => chance.logNormal(7, 0.5)),
  KEY_IN_SECONDS: withKey((chance) => chance.logNormal(1.6, 0.3)),
  FAST_BOT: withKey((chance) => 0.2 + chance.next() * 0.4),
  BOT_AT_ONCE: withKey(() => 0.01),
  PATIENT_BOT: withKey((chance) => chance.logNormal(25, 0.4)),
} satisfies Record<string, (chance: Chance, bank: ExamBank, no: number) => Sitting[]>;

export type ExamCheat = keyof typeof examCheats;

/** The source works alone; the other takes over a share of the answers, where he is asked the same. */
function copying(
  share: number,
  form: 'same' | 'other',
  how: { live?: boolean; stranger?: boolean } = {},
) {
  const cheat = `COPIED_${share}_${form}_${how.live ?? ''}_${how.stranger ?? ''}`;
  return (chance: Chance, bank: ExamBank, no: number): Sitting[] => {
    const ties = [`unit:${cheat}${no}`];
    const source = drawExaminee(chance, `${cheat}-source${no}`, ties);
    source.ability = chance.normal(0.4, 0.7);
    const first = sit(chance, bank, source, { network: 'GOOD' });
    const copier = drawExaminee(
      chance,
      `${cheat}-copier${no}`,
      how.stranger ? [`unit:x${no}`] : ties,
    );
    copier.ability = chance.normal(-0.4, 0.7);
    copier.startedAt = how.live ? source.startedAt + 5000 : copier.startedAt;
    const given = new Map(first.paper.questionIds.map((id, item) => [id, item]));
    const taken = new Set([...given.keys()].filter(() => chance.happens(share)));
    const lag = 3000 + chance.next() * 5000;
    const second = sit(chance, bank, copier, {
      cheat,
      network: 'GOOD',
      form: form === 'same' ? first.form : chance.below(bank.forms.length),
      answer: (asked) =>
        taken.has(asked.id)
          ? (first.answers[given.get(asked.id) as number] as string)
          : answerAlone(chance, copier, asked),
      moment: (asked, _, before) =>
        how.live && taken.has(asked.id)
          ? Math.max(before + 900, (first.moments[given.get(asked.id) as number] as number) + lag)
          : before + timeAlone(chance, copier, asked),
    });
    return [first, second];
  };
}

/** One person answers for five, one after the other on one device: what he does not know he does not know. */
function sitForFive(chance: Chance, bank: ExamBank, no: number): Sitting[] {
  const sitter = drawExaminee(chance, '', []);
  sitter.ability = chance.normal(0.8, 0.5);
  const beliefs = new Map<string, string>();
  const answer = (asked: TrueQuestion) => {
    // Mostly he answers as before; now and then he has thought better of it.
    const before = chance.happens(0.9) ? beliefs.get(asked.id) : undefined;
    const given = before ?? answerAlone(chance, sitter, asked);
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
    return sit(chance, bank, examinee, { answer, cheat: 'ONE_SITS_FOR_FIVE' });
  });
}

/** Answers come from a key of the bank, at the pace the key is used. */
function withKey(seconds: (chance: Chance) => number) {
  return (chance: Chance, bank: ExamBank, no: number): Sitting[] => [
    sit(chance, bank, drawExaminee(chance, `key${no}-${chance.next()}`, [`unit:key${no}`]), {
      cheat: 'KEY',
      network: 'GOOD',
      answer: ({ answer }) => answer,
      moment: (_, __, before) => before + seconds(chance) * 1000,
    }),
  ];
}
