import { discriminationOf, facilityOf, type ItemSums } from './item-figures.ts';

/** Something about a question that somebody should look at. */
export const flags = [
  'NEGATIVE',
  'RIVAL',
  'TOO_HARD',
  'WEAK',
  'TOO_EASY',
  'IDLE_OPTION',
  'OVEREXPOSED',
] as const;
export type ItemFlag = (typeof flags)[number];

/** What each flag means, and what to do. */
export const flagWords: Record<ItemFlag, { title: string; advice: string }> = {
  NEGATIVE: {
    title: '会的人反而答错',
    advice: '先核对答案是否标错，再看题干有没有歧义。答案有错，请提出更正并重新评分。',
  },
  RIVAL: {
    title: '有一个错误选项吸引成绩好的人',
    advice: '看这个选项是不是也说得通；说得通就改选项或题干，新发一版。',
  },
  TOO_HARD: { title: '太难', advice: '核对答案，看课程里有没有讲到；讲到了就把题干写得更清楚。' },
  WEAK: { title: '区分不出水平', advice: '看题干是否含糊、是否靠猜；改写或停用。' },
  TOO_EASY: { title: '太容易', advice: '换上更有迷惑性的选项，或改为练习题。' },
  IDLE_OPTION: { title: '有选项几乎没人选', advice: '把这个选项换成学员常犯的错误。' },
  OVEREXPOSED: {
    title: '用得太多',
    advice: '为同一知识点补几道题，让这道轮休；考试题不要同时用于练习。',
  },
};

/** What the flags need to know beyond the sums. */
export interface ItemUse {
  sums: ItemSums;
  /** How many gave each answer, and their points of the rest: [n, restSum], in the bank's keys. */
  answers: Readonly<Record<string, readonly [number, number]>>;
  /** Keys of the options, and of the right ones; none where the kind has no options to choose from. */
  options: readonly string[];
  right: readonly string[];
  /** Share of the exams of the topic that had it, 0 to 1. */
  exposure: number;
}

/** Fewer people say too little. */
const fewest = 50;
const limits = { hard: 0.3, easy: 0.95, weak: 0.15, idle: 0.02, rival: 0.1, exposure: 0.5 };

/** The flags of a question, the gravest first. */
export function flagsOf({ sums, answers, options, right, exposure }: ItemUse): ItemFlag[] {
  if (sums.n < fewest) return [];
  const facility = facilityOf(sums) ?? 0;
  const discrimination = discriminationOf(sums);
  const isChosen = (key: string) => (answers[key]?.[0] ?? 0) / sums.n;
  const restOf = (key: string) => (answers[key]?.[1] ?? 0) / (answers[key]?.[0] ?? 1);
  const wrong = options.filter((key) => !right.includes(key));
  const rightRest = Math.max(...right.filter((key) => answers[key]?.[0]).map(restOf), -Infinity);
  const holds: Record<ItemFlag, boolean> = {
    NEGATIVE: discrimination !== null && discrimination < 0,
    RIVAL: wrong.some((key) => isChosen(key) >= limits.rival && restOf(key) > rightRest),
    TOO_HARD: facility < limits.hard,
    WEAK: discrimination !== null && discrimination >= 0 && discrimination < limits.weak,
    TOO_EASY: facility > limits.easy,
    IDLE_OPTION: wrong.some((key) => isChosen(key) < limits.idle),
    OVEREXPOSED: exposure > limits.exposure,
  };
  return flags.filter((flag) => holds[flag]);
}
