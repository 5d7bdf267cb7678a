/** The five levels of professional titles, highest first (table of 2 November 2021). */
export const titleLevels = [
  'SENIOR_FULL',
  'SENIOR_ASSOCIATE',
  'INTERMEDIATE',
  'ASSISTANT',
  'JUNIOR_TECHNICIAN',
] as const;

export type TitleLevel = (typeof titleLevels)[number];

/** Chinese names of the levels, as shown to people. */
export const titleLevelNames: Record<TitleLevel, string> = {
  SENIOR_FULL: '正高级',
  SENIOR_ASSOCIATE: '副高级',
  INTERMEDIATE: '中级',
  ASSISTANT: '助理级',
  JUNIOR_TECHNICIAN: '员级',
};
