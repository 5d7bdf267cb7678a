import { dayOf } from '../../../kernel/calendar.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import type { GroupTerm } from './group-term.ts';
import type { Topic } from './topic.ts';

/** Groups that a topic may have terms for. */
export const mostGroups = 16;

/** What happens when the attempts of a round are used up (N18, G6, E15). */
export const afterLastAttempt = ['RESTUDY_FREE', 'RESTUDY_PAID', 'END'] as const;
export type AfterLastAttempt = (typeof afterLastAttempt)[number];

const yuan = (fen: number) => fenToYuan(fen).replace(/\.00$/, '');
const day = (instant: Date | null) => (instant ? dayOf(instant) : '');
const number = (value: number | null) => (value === null ? '' : String(value));

/** Returns the rules of a topic as its form shows them, by field. */
export function formOf(topic: Topic): Record<string, string | string[]> {
  const groups = topic.groupTerms.slice(0, mostGroups).map(groupFields);
  return {
    title: topic.title,
    summary: topic.summary,
    creditHours: String(topic.creditHours),
    fee: yuan(topic.feeFen),
    priceDocument: topic.priceDocument,
    refundRule: topic.refundRule,
    enrolmentOpens: day(topic.enrolmentOpensAt),
    enrolmentCloses: day(topic.enrolmentClosesAt),
    examOpens: day(topic.examOpensAt),
    examCloses: day(topic.examClosesAt),
    makeUpYears: String(makeUpYearsOf(topic)),
    examMinutes: String(topic.examMinutes),
    examFullMark: String(topic.examFullMark),
    examPassMark: String(topic.examPassMark),
    maxAttempts: number(topic.maxAttempts),
    maxRounds: topic.maxRounds === 1 ? '' : number(topic.maxRounds),
    afterLast: afterLastOf(topic),
    restudyFee: topic.restudyFeeFen === 0 ? '' : yuan(topic.restudyFeeFen),
    attemptGapDays: String(topic.attemptGapDays),
    roundGapDays: String(topic.roundGapDays),
    attemptGraceSeconds: String(topic.attemptGraceSeconds),
    completionRule: topic.completionRule,
    watchPercent: String(Math.round(topic.watchRatio * 100)),
    videoNoSeek: topic.videoNoSeek ? 'yes' : '',
    videoPromptMinutes: number(topic.videoPromptMinutes),
    dailyStudyMinutes: number(topic.dailyStudyMinutes),
    ...Object.assign({}, ...groups),
    ...blueprintFields(topic),
  };
}

function groupFields(term: GroupTerm, at: number): Record<string, string | string[]> {
  const key = `group${at}`;
  return {
    [`${key}Name`]: term.name,
    [`${key}Districts`]: term.districtIds,
    [`${key}Affiliations`]: term.affiliations,
    [`${key}Fee`]: term.feeFen === null ? '' : yuan(term.feeFen),
    [`${key}Ground`]: term.ground,
    [`${key}Opens`]: day(term.examOpensAt),
    [`${key}Closes`]: day(term.examClosesAt),
    [`${key}Seats`]: number(term.seats),
  };
}

function blueprintFields({ blueprint }: Topic): Record<string, string> {
  const fields = blueprint.map((line) => ({
    [`count_${line.kind}`]: String(line.count),
    [`points_${line.kind}`]: String(line.points),
    ...(line.kind === 'GROUP' && { each_GROUP: String(line.questionsEach) }),
    ...(line.credit && { [`credit_${line.kind}`]: line.credit }),
  }));
  return Object.assign({}, ...fields);
}

/** Whether the simple table of kind, count, points and credit can hold a blueprint: one line a kind. */
export function fitsTable({ blueprint }: Pick<Topic, 'blueprint'>): boolean {
  const plain = new Set(['kind', 'count', 'points', 'questionsEach']);
  const kinds = new Set(blueprint.map(({ kind }) => kind));
  return (
    kinds.size === blueprint.length &&
    blueprint.every((line) =>
      Object.keys(line).every(
        (key) => plain.has(key) || (key === 'credit' && line.kind !== 'GROUP'),
      ),
    )
  );
}

function makeUpYearsOf({ makeUpUntil, examClosesAt }: Topic): number {
  if (!makeUpUntil) return 0;
  const years = (makeUpUntil.getTime() - examClosesAt.getTime()) / (365.25 * 86_400_000);
  return Math.max(1, Math.round(years));
}

function afterLastOf({ maxRounds, restudyFeeFen }: Topic): AfterLastAttempt {
  if (maxRounds === 1) return 'END';
  return restudyFeeFen > 0 ? 'RESTUDY_PAID' : 'RESTUDY_FREE';
}
