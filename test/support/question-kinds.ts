import { kindOf, type QuestionKind } from '../../src/features/assessment/index.ts';
import { preparePaperVariants } from '../../src/features/exam/index.ts';
import { insertLessons, insertTopic } from './city.ts';
import type { TestApp } from './parts.ts';

const always = {
  examOpensAt: new Date('2000-01-01T00:00:00+08:00'),
  examClosesAt: new Date('2100-01-01T00:00:00+08:00'),
};

const options = ['甲', '乙', '丙', '丁'].map((text, place) => ({
  key: 'ABCD'[place] as string,
  text,
}));

/** A question of each kind, as a content file has it; each worth 10 points but the last, worth 40. */
const files: Record<QuestionKind, { stem: string } & Record<string, unknown>> = {
  SINGLE: { stem: '单选 $x^2$', options, answer: ['A'] },
  MULTIPLE: { stem: '多选', options, answer: ['A', 'C'] },
  TRUE_FALSE: {
    stem: '判断',
    options: [
      { key: 'T', text: '正确' },
      { key: 'F', text: '错误' },
    ],
    answer: ['T'],
  },
  FILL_IN: {
    stem: '填空____和____\n\n| 年 | 值 |\n|---|---|\n| 一 | 二 |',
    blanks: [{ accept: ['执着专注'] }, { accept: ['𠮷"野\\'] }],
  },
  NUMERIC: { stem: '计算 $\\frac{1}{4}$', value: 0.25, tolerance: 0.01, unit: '倍' },
  MATCHING: {
    stem: '匹配 ![曲线](figures/l01-1.svg)',
    pairs: [
      ['左一', '右一'],
      ['左二', '右二'],
    ],
    extra: ['右三'],
  },
  ORDERING: { stem: '排序', items: ['先', '中', '后'] },
};

export const kindCodes = Object.keys(files) as QuestionKind[];
const pointsOf = (kind: QuestionKind) => (kind === 'ORDERING' ? 40 : 10);

/** A topic whose exam asks one question of each kind, with its paper; the city has its bodies. */
export async function openExamOfKinds(app: TestApp) {
  const { parts } = app;
  const topic = await insertTopic(parts, {
    ...always,
    id: 'kinds-2026',
    blueprint: kindCodes.map((kind) => ({ kind, count: 1, points: pointsOf(kind) })),
  });
  const [lesson] = await insertLessons(parts, topic.id, 2);
  for (const kind of kindCodes) {
    const id = `${topic.id}-${kind}`;
    const { stem, ...file } = files[kind];
    const content = kindOf(kind).Content.parse(file);
    await parts.db.insertInto('questions').values({ id, topicId: topic.id }).execute();
    await parts.db
      .insertInto('questionVersions')
      .values({
        ...{ questionId: id, topicId: topic.id, versionNo: 1, lessonId: lesson as string },
        ...{ state: 'RELEASED' as const, releasedAt: new Date(), kind, difficulty: 1, stem },
        options: JSON.stringify(content.options),
        answer: content.answer,
        explanation: '解析 **见课文**',
      })
      .execute();
  }
  await preparePaperVariants(parts, topic.id, 1);
  return topic;
}
