import { type Fen, fenToYuan } from '../../../kernel/money.ts';
import { formatDateTime } from '../../../ui/index.ts';
import { type CreditRule, kindOf, type QuestionKind, usualCredit } from '../../assessment/index.ts';
import { affiliationNames } from '../../organisations/index.ts';
import { completionSentence } from './completion-words.ts';
import type { GroupTerm } from './group-term.ts';
import type { Topic } from './topic.ts';

/** Whom a rule concerns, of those who enrolled. */
export type Concerned = 'NOBODY' | 'UNPAID' | 'NOT_PASSED' | 'STUDYING';

/** A rule of a topic in words, and whether a change worsens what people who enrolled were promised. */
export interface RuleLine {
  label: string;
  /** The value in words; null where there is none. */
  say(topic: Topic): string | null;
  concerns: Concerned;
  worsens?(before: Topic, after: Topic): boolean;
}

const yuan = (fen: Fen) => (fen === 0 ? '免费' : `${fenToYuan(fen)} 元`);
const limit = (most: number | null, unit: string) => (most === null ? '不限' : `${most} ${unit}`);
const orEndless = (most: number | null) => most ?? Number.POSITIVE_INFINITY;
const days = (count: number) => (count === 0 ? null : `${count} 天`);

/** Every rule of a topic, in the order of the form. */
export const ruleLines: readonly RuleLine[] = [
  { label: '名称', say: ({ title }) => title, concerns: 'NOBODY' },
  { label: '简介', say: ({ summary }) => summary || null, concerns: 'NOBODY' },
  {
    label: '学时',
    say: ({ creditHours }) => `${creditHours} 学时`,
    concerns: 'NOT_PASSED',
    worsens: (before, after) => after.creditHours < before.creditHours,
  },
  {
    label: '收费',
    say: ({ feeFen }) => yuan(feeFen),
    concerns: 'UNPAID',
    worsens: (before, after) => after.feeFen > before.feeFen,
  },
  { label: '收费文件', say: ({ priceDocument }) => priceDocument || null, concerns: 'NOBODY' },
  {
    label: '重新学习收费',
    say: ({ restudyFeeFen }) => yuan(restudyFeeFen),
    concerns: 'NOT_PASSED',
    worsens: (before, after) => after.restudyFeeFen > before.restudyFeeFen,
  },
  {
    label: '退费办法',
    say: ({ refundRule }) => refundRule || null,
    concerns: 'STUDYING',
    // What a sentence promises is for people to judge: any change takes a decision.
    worsens: () => true,
  },
  { label: '选课开始', say: (topic) => formatDateTime(topic.enrolmentOpensAt), concerns: 'NOBODY' },
  {
    label: '选课截止',
    say: (topic) => formatDateTime(topic.enrolmentClosesAt),
    concerns: 'NOBODY',
  },
  {
    label: '考试开始',
    say: ({ examOpensAt }) => formatDateTime(examOpensAt),
    concerns: 'NOT_PASSED',
    worsens: (before, after) => after.examOpensAt > before.examOpensAt,
  },
  {
    label: '考试截止',
    say: ({ examClosesAt }) => formatDateTime(examClosesAt),
    concerns: 'NOT_PASSED',
    worsens: (before, after) => after.examClosesAt < before.examClosesAt,
  },
  {
    label: '补学截止',
    say: ({ makeUpUntil }) => makeUpUntil && formatDateTime(makeUpUntil),
    concerns: 'NOT_PASSED',
    worsens: (before, after) => Number(after.makeUpUntil ?? 0) < Number(before.makeUpUntil ?? 0),
  },
  {
    label: '考试时长',
    say: ({ examMinutes }) => `${examMinutes} 分钟`,
    concerns: 'NOT_PASSED',
    worsens: (before, after) => after.examMinutes < before.examMinutes,
  },
  { label: '满分', say: ({ examFullMark }) => `${examFullMark} 分`, concerns: 'NOT_PASSED' },
  {
    label: '合格线',
    say: ({ examPassMark }) => `${examPassMark} 分`,
    concerns: 'NOT_PASSED',
    worsens: (before, after) =>
      after.examPassMark / after.examFullMark > before.examPassMark / before.examFullMark,
  },
  {
    label: '每轮考试机会',
    say: ({ maxAttempts }) => limit(maxAttempts, '次'),
    concerns: 'NOT_PASSED',
    worsens: (before, after) => orEndless(after.maxAttempts) < orEndless(before.maxAttempts),
  },
  {
    label: '学习轮数',
    say: ({ maxRounds }) => limit(maxRounds, '轮'),
    concerns: 'NOT_PASSED',
    worsens: (before, after) => orEndless(after.maxRounds) < orEndless(before.maxRounds),
  },
  {
    label: '两次考试的间隔',
    say: ({ attemptGapDays }) => days(attemptGapDays),
    concerns: 'NOT_PASSED',
    worsens: (before, after) => after.attemptGapDays > before.attemptGapDays,
  },
  {
    label: '两轮之间的间隔',
    say: ({ roundGapDays }) => days(roundGapDays),
    concerns: 'NOT_PASSED',
    worsens: (before, after) => after.roundGapDays > before.roundGapDays,
  },
  {
    label: '断线宽限',
    say: ({ attemptGraceSeconds }) => `${attemptGraceSeconds} 秒`,
    concerns: 'NOT_PASSED',
    worsens: (before, after) => after.attemptGraceSeconds < before.attemptGraceSeconds,
  },
  {
    label: '学完标准',
    say: completionSentence,
    concerns: 'STUDYING',
    worsens: (before, after) =>
      after.completionRule !== before.completionRule || after.watchRatio > before.watchRatio,
  },
  {
    label: '视频拖动',
    say: ({ videoNoSeek }) => (videoNoSeek ? '第一次观看不能往后拖' : '可以拖动'),
    concerns: 'STUDYING',
    worsens: (before, after) => after.videoNoSeek && !before.videoNoSeek,
  },
  {
    label: '视频中确认在场',
    say: ({ videoPromptMinutes }) =>
      videoPromptMinutes === null ? '不要求' : `每 ${videoPromptMinutes} 分钟一次`,
    concerns: 'STUDYING',
    worsens: (before, after) =>
      orEndless(after.videoPromptMinutes) < orEndless(before.videoPromptMinutes),
  },
  {
    label: '每天计入的视频',
    say: ({ dailyStudyMinutes }) => limit(dailyStudyMinutes, '分钟'),
    concerns: 'STUDYING',
    worsens: (before, after) =>
      orEndless(after.dailyStudyMinutes) < orEndless(before.dailyStudyMinutes),
  },
  { label: '组卷', say: sayBlueprint, concerns: 'NOT_PASSED' },
];

/** The blueprint in words: 单选题 24 道 × 2 分；案例 2 个（每个 4 题）× 3 分. */
export function sayBlueprint({ blueprint }: Pick<Topic, 'blueprint'>): string | null {
  const lines = blueprint.map((line) =>
    line.kind === 'GROUP'
      ? `案例 ${line.count} 个（每个 ${line.questionsEach} 题）× ${line.points} 分`
      : `${kindOf(line.kind).name} ${line.count} 道 × ${line.points} 分${sayCredit(line.kind, line.credit)}`,
  );
  return lines.join('；') || null;
}

/** The rule of partial credit, where it is not the usual one of the kind. */
function sayCredit(kind: QuestionKind, credit: CreditRule | undefined): string {
  if (credit === undefined || credit === usualCredit(kind)) return '';
  return `（${kindOf(kind).credits[credit] ?? ''}）`;
}

/** Who a group is, in words; `placeName` gives the name of a district. */
export function sayGroup(
  { districtIds, affiliations }: GroupTerm,
  placeName: (id: string) => string,
): string {
  const places = districtIds.map(placeName).join('、');
  const units = affiliations.map((one) => affiliationNames[one]).join('、');
  return [places, units].filter(Boolean).join('的') || '所有人';
}

/** What a group is granted, in words. */
export function sayGrant({ feeFen, ground, examOpensAt, examClosesAt, seats }: GroupTerm): string {
  const fee = feeFen === null ? [] : [`收费 ${yuan(feeFen)}（依据${ground}）`];
  const opens = examOpensAt ? [`考试 ${formatDateTime(examOpensAt)} 开始`] : [];
  const closes = examClosesAt ? [`考试 ${formatDateTime(examClosesAt)} 截止`] : [];
  const booked = seats === null ? [] : [`${seats} 个座位，要预约`];
  return [...fee, ...opens, ...closes, ...booked].join('，');
}
