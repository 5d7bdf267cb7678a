import { formatDateTime } from '../../../../ui/index.ts';
import { isChoice, kindOf } from '../../../assessment/index.ts';
import type { EvidenceRow, NewFinding } from '../findings/rule.ts';
import type { AnswerModel, WordedQuestion } from './answer-model.ts';
import {
  type Cohort,
  type CohortPaper,
  type CohortVariant,
  notAnswered,
  rightAnswer,
} from './cohort.ts';
import type { SimilarPair } from './find-similar-papers.ts';

/** What a finding tells about a paper besides its answers. */
export interface PaperFacts {
  personName: string;
  unitName: string | null;
  address: string | null;
  score: number;
  slipId: string | null;
}

const shownWrong = 20;
const shownOthers = 10;

/** Returns the finding about one paper: its most improbable pair with the questions, then the other pairs. */
export function describeSimilarity(
  cohort: Cohort,
  course: { year: number; questions: readonly WordedQuestion[] },
  known: ReadonlyMap<string, PaperFacts>,
  paper: CohortPaper,
  pairs: readonly SimilarPair[],
): NewFinding {
  const [pair] = pairs as [SimilarPair];
  const other = otherOf(pair, paper);
  const [own, theirs] = [paper, other].map((one) => known.get(one.attemptId)) as [
    PaperFacts,
    PaperFacts,
  ];
  const { shared, same, sameWrong, expectedSameWrong } = pair.similarity;
  return {
    accountId: paper.accountId,
    organisationId: null,
    year: course.year,
    reference: paper.attemptId,
    weight: -Math.log10(Math.max(pair.chance, 1e-300)),
    slipIds: own.slipId ? [own.slipId] : [],
    summary: `${own.personName}与${theirs.personName}的试卷有${shared}道相同的题，其中${same}道答案相同，${sameWrong}道错得一样（偶然约${expectedSameWrong.toFixed(1)}道）${pairs.length > 1 ? `；另有${pairs.length - 1}份试卷与之雷同` : ''}。`,
    evidence: [
      ...[paper, other].map((one) => personRow(one, known)),
      ...figureRows(pair),
      ...wrongRows(cohort, course.questions, pair, paper, other),
      ...pairs.slice(1, shownOthers).map((more) => personRow(otherOf(more, paper), known)),
    ],
  };
}

const otherOf = ({ first, second }: SimilarPair, paper: CohortPaper) =>
  first === paper ? second : first;

function personRow(paper: CohortPaper, known: ReadonlyMap<string, PaperFacts>): EvidenceRow {
  const one = known.get(paper.attemptId) as PaperFacts;
  const began = formatDateTime(new Date(paper.startedAt));
  return {
    label: one.personName,
    value: `${one.unitName ?? '无单位'}，${began}开考，${one.score}分${one.address ? `，网络地址${one.address}` : ''}`,
    href: `/exam-monitor/attempts/${paper.attemptId}`,
  };
}

function figureRows({
  similarity,
  timingAgreement,
  chance,
  pairs,
  connected,
}: SimilarPair): EvidenceRow[] {
  const { shared, same, sameWrong, expectedSame, expectedSameWrong, beyondChance } = similarity;
  const rows = [
    {
      label: '答案相同',
      value: `两人都作答的${shared}道题中${same}道相同，各自独立作答约${expectedSame.toFixed(1)}道；填满偶然与全同之间的${Math.round(beyondChance * 100)}%`,
    },
    {
      label: '错得一样',
      value: `${sameWrong}道，各自独立作答约${expectedSameWrong.toFixed(1)}道`,
    },
    { label: '仅看答案', value: `独立作答而这样相同的可能：${odds(similarity.chance)}` },
    {
      label: '作答时刻',
      value: timingAgreement
        ? `${timingAgreement.timed}道题中${timingAgreement.close}道几乎同时作答，按各自快慢约${timingAgreement.expected.toFixed(1)}道`
        : '不同时间考试，或作答时刻不可比，没有计入',
    },
    {
      label: '综合',
      value: `独立作答的可能：${odds(chance)}；${connected ? '在同单位、同地址或同设备的' : '在所有可比的'}${pairs.toLocaleString('zh-CN')}对试卷中找出`,
    },
  ];
  return rows;
}

/** Returns a probability as "1 in N", in words. */
export function odds(chance: number): string {
  const one = 1 / Math.max(chance, 1e-18);
  if (one < 1e4) return `${Math.round(one)}分之一`;
  if (one < 1e8) return `约${Math.round(one / 1e4)}万分之一`;
  if (one < 1e12) return `约${Math.round(one / 1e8)}亿分之一`;
  return '不到万亿分之一';
}

/** The questions that both answered wrong in the same way, the rarest answer first. */
function wrongRows(
  cohort: Cohort,
  questions: readonly WordedQuestion[],
  pair: SimilarPair,
  paper: CohortPaper,
  other: CohortPaper,
): EvidenceRow[] {
  const words = new Map(questions.map((question) => [question.id, question]));
  const [own, theirs] = [paper, other].map(({ variant }) => cohort.variants[variant]) as [
    CohortVariant,
    CohortVariant,
  ];
  const rows = own.questions.flatMap((question, item) => {
    const there = theirs.questions.indexOf(question);
    const answer = paper.answers[item] as number;
    if (there < 0 || answer === notAnswered || answer === rightAnswer) return [];
    if (other.answers[there] !== answer) return [];
    const model = cohort.questions[question] as AnswerModel;
    const taken = model.counts.reduce((sum, count) => sum + count, 0);
    const share = (model.counts[answer - 1] as number) / taken;
    return [{ model, item, there, answer, share, taken }];
  });
  return rows
    .toSorted((one, more) => one.share - more.share)
    .slice(0, shownWrong)
    .map(({ model, item, there, answer, share, taken }) => ({
      label: `第${item + 1}题／对方第${there + 1}题：${shorten(words.get(model.id)?.stem ?? model.id)}`,
      value: `两人都答${spell(words.get(model.id), model.answers[answer - 1] as string)}；正确答案${spell(words.get(model.id), model.answer)}；${taken}人中${(share * 100).toFixed(1)}%这样答${apart(pair, paper, other, item, there)}`,
    }));
}

function spell(question: WordedQuestion | undefined, keys: string): string {
  if (question && !isChoice(question.kind))
    return keys === question.answer ? rightWords(question) : `“${shorten(keys)}”`;
  const texts = question?.options.filter(({ key }) => keys.includes(key)) ?? [];
  return texts.length > 0 ? texts.map(({ text }) => `“${shorten(text)}”`).join('、') : keys;
}

const rightWords = (question: WordedQuestion) =>
  kindOf(question.kind)
    .editing.facts(question)
    .map(({ text }) => text)
    .join('；');

const shorten = (text: string) => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

function apart(
  pair: SimilarPair,
  paper: CohortPaper,
  other: CohortPaper,
  item: number,
  there: number,
) {
  const [own, theirs] = [paper.arrivals[item] as number, other.arrivals[there] as number];
  if (!pair.timingAgreement || own < 0 || theirs < 0) return '';
  const lag = Math.abs(paper.startedAt + own - other.startedAt - theirs) / 1000;
  return lag < 60 ? `；先后相差${Math.round(lag)}秒` : '';
}
