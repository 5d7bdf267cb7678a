import { assemblePaper, type Paper, type Question } from '../../src/features/assessment/index.ts';
import type { Random } from './random.ts';

/** A question with its true properties, which the rules do not see. */
export interface TrueQuestion extends Question {
  characters: number;
  /** Log-odds of an average person, and the weight of knowledge. */
  ease: number;
  slope: number;
  /** Wrong answers and how tempting each is. */
  lures: { answer: string; weight: number }[];
}

export interface ExamBank {
  questions: Map<string, TrueQuestion>;
  forms: Paper[];
  passMark: number;
}

/** Numbers of questions of each kind, as in the two shipped courses. */
export const bankSizes = {
  large: { SINGLE: 150, MULTIPLE: 73, TRUE_FALSE: 55, groups: 6 },
  small: { SINGLE: 36, MULTIPLE: 21, TRUE_FALSE: 16, groups: 3 },
} as const;

const blueprint = [
  { kind: 'SINGLE', count: 24, points: 2 },
  { kind: 'MULTIPLE', count: 10, points: 2 },
  { kind: 'TRUE_FALSE', count: 8, points: 1 },
  { kind: 'GROUP', count: 2, questionsEach: 4, points: 3 },
] as const;

/** Makes a bank and draws forms from it as the product does. */
export function makeBank(
  random: Random,
  size: keyof typeof bankSizes,
  formCount: number,
): ExamBank {
  const counts = bankSizes[size];
  const questions: TrueQuestion[] = [];
  const add = (kind: ChoiceKind, group: number | null, position: number | null) => {
    const id = `q${questions.length + 1}`;
    const lessonId = `l${(group ?? questions.length) % (size === 'large' ? 12 : 4)}`;
    questions.push(makeQuestion(random, { id, kind, lessonId, group, position }));
  };
  for (const kind of ['SINGLE', 'MULTIPLE', 'TRUE_FALSE'] as const)
    for (let made = 0; made < counts[kind]; made += 1) add(kind, null, null);
  for (let group = 0; group < counts.groups; group += 1)
    for (let position = 0; position < 4; position += 1) add('SINGLE', group, position);
  const forms = Array.from({ length: formCount }, (_, form) =>
    assemblePaper(questions, [...blueprint], `bench/${size}/${form}`),
  );
  return { questions: new Map(questions.map((one) => [one.id, one])), forms, passMark: 60 };
}

function makeQuestion(
  random: Random,
  about: {
    id: string;
    kind: ChoiceKind;
    lessonId: string;
    group: number | null;
    position: number | null;
  },
): TrueQuestion {
  const { id, kind, lessonId, group, position } = about;
  const difficulty = 1 + random.weighted([0.45, 0.35, 0.2]);
  const keys = kind === 'TRUE_FALSE' ? ['A', 'B'] : ['A', 'B', 'C', 'D'];
  const answer =
    kind === 'MULTIPLE' ? random.pick(['AB', 'ACD', 'BCD', 'ABC', 'BD']) : random.pick(keys);
  const ease =
    random.normal([2.2, 1.3, 0.4][difficulty - 1], 0.7) - (kind === 'MULTIPLE' ? 0.6 : 0);
  return {
    id,
    versionNo: 1,
    kind,
    lessonId,
    groupId: group === null ? null : `g${group}`,
    groupPosition: position,
    difficulty,
    stem: id,
    options: keys.map((key) => ({ key, text: key })),
    answer,
    explanation: '',
    characters: Math.round(random.logNormal(kind === 'TRUE_FALSE' ? 45 : 110, 0.3)),
    ease,
    slope: random.logNormal(1, 0.3),
    lures: waysToBeWrong(kind, answer).map((wrong) => ({
      answer: wrong,
      weight: random.logNormal(nearness(kind, answer, wrong), 0.8),
    })),
  };
}

type ChoiceKind = 'SINGLE' | 'MULTIPLE' | 'TRUE_FALSE';

const subsets = ['AB', 'AC', 'AD', 'BC', 'BD', 'CD', 'ABC', 'ABD', 'ACD', 'BCD', 'ABCD'];

function waysToBeWrong(kind: ChoiceKind, answer: string): string[] {
  const all = { SINGLE: ['A', 'B', 'C', 'D'], MULTIPLE: subsets, TRUE_FALSE: ['A', 'B'] };
  return all[kind].filter((way) => way !== answer);
}

/** One letter too many or too few is the most frequent mistake. */
function nearness(kind: Question['kind'], answer: string, wrong: string): number {
  if (kind !== 'MULTIPLE') return 1;
  const off = [...'ABCD'].filter((key) => answer.includes(key) !== wrong.includes(key)).length;
  return off === 1 ? 1 : 0.25;
}
