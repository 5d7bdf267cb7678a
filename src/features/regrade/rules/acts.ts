/** What others did on the strength of a correction; after that it is undone only by another correction. */
export const actNames = {
  ENDORSED: '合格单已审验或退回',
  RECORDED: '学时已登记',
  STARTED: '又开始了考试',
  STUDIED: '又完成了一轮学习',
  CORRECTED: '同一专题后来又有成绩更正',
} as const;
export type Act = keyof typeof actNames;

export interface Acts {
  act: Act;
  count: number;
}

/** The acts as one text: 合格单已审验或退回 3 人次. */
export const actsInWords = (acts: readonly Acts[]): string =>
  acts.map(({ act, count }) => `${actNames[act]}（${count}）`).join('，');
