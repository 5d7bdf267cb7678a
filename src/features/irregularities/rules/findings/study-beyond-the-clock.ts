import { dayOf } from '../../../../kernel/calendar.ts';
import { formatDateTime, formatTime } from '../../../../ui/index.ts';
import {
  type Beat,
  measureStudy,
  type Span,
  type StudyFigures,
  type StudyLimits,
} from '../study-time/decide-study.ts';
import { type EvidenceRow, type NewFinding, numberOf, type Rule, type Thresholds } from './rule.ts';

/** A day of study that the query selected for a decision. */
export interface SuspectDay {
  accountId: string;
  personName: string;
  year: number;
  slipIds: string[];
  beats: (Beat & { lesson: string; topic: string })[];
  exams: (Span & { topic: string; attemptId: string })[];
}

export function studyLimits(thresholds: Thresholds): StudyLimits {
  return {
    dayHours: numberOf(thresholds, 'day_hours'),
    doubledMinutes: numberOf(thresholds, 'doubled_minutes'),
    examMinutes: numberOf(thresholds, 'exam_minutes'),
    claimFactor: numberOf(thresholds, 'claim_factor'),
    refusedMinutes: numberOf(thresholds, 'refused_minutes'),
  };
}

const sentences: Record<StudyFigures['beyond'][number], (figures: StudyFigures) => string> = {
  HOURS: ({ watchedHours }) => `一天观看${watchedHours.toFixed(1)}小时`,
  DOUBLED: ({ doubledMinutes }) => `同时学习两门课程${Math.round(doubledMinutes)}分钟`,
  EXAM: ({ examMinutes }) => `本人考试的同时学习${Math.round(examMinutes)}分钟`,
  CLAIMS: ({ claimFactor, refusedMinutes }) =>
    `播放器申报的时间是实际的${claimFactor.toFixed(1)}倍，${Math.round(refusedMinutes)}分钟未予计入`,
};

const shown = 15;

/** Returns one finding for a person and a day. */
export function decideStudyBeyondTheClock(
  days: readonly SuspectDay[],
  limits: StudyLimits,
): NewFinding[] {
  return days.flatMap((day) => {
    const figures = measureStudy(day, limits);
    const [first] = day.beats;
    if (figures.beyond.length === 0 || !first) return [];
    const date = dayOf(new Date(first.at));
    const reasons = figures.beyond.map((kind) => sentences[kind](figures)).join('；');
    return [
      {
        accountId: day.accountId,
        organisationId: null,
        year: day.year,
        reference: `${day.accountId}:${date}`,
        slipIds: day.slipIds,
        summary: `${day.personName}于${date}${reasons}。`,
        evidence: [
          { label: '当天计入', value: `${figures.watchedHours.toFixed(1)}小时` },
          { label: '当天未计入', value: `${Math.round(figures.refusedMinutes)}分钟` },
          ...examRows(day),
          ...lessonRows(day),
        ],
      },
    ];
  });
}

const examRows = ({ exams }: SuspectDay): EvidenceRow[] =>
  exams.map(({ topic, from, to }) => ({
    label: `考试：${topic}`,
    value: `${formatDateTime(new Date(from))}至${formatTime(new Date(to))}`,
  }));

function lessonRows({ beats }: SuspectDay): EvidenceRow[] {
  const groups = [
    ...Map.groupBy(beats, ({ roundId, lessonId }) => `${roundId} ${lessonId}`).values(),
  ];
  return groups.slice(0, shown).map((group) => {
    const [first, last] = [group[0], group.at(-1)] as [
      SuspectDay['beats'][number],
      SuspectDay['beats'][number],
    ];
    const sum = (kind: string) =>
      group.reduce((total, beat) => total + (beat.kind === kind ? beat.seconds : 0), 0) / 60;
    return {
      label: `${first.topic}：${first.lesson}`,
      value: `${formatTime(new Date(first.at - first.seconds * 1000))}至${formatTime(new Date(last.at))}，计入${Math.round(sum('PLAYED'))}分钟，未计入${Math.round(sum('REFUSED'))}分钟`,
    };
  });
}

/** Study that the clock does not allow (E9, E10, E12). */
export const studyBeyondTheClock = {
  code: 'STUDY_BEYOND_THE_CLOCK',
  name: '学习时间超出钟表',
  violation: 'FRAUD',
  explain: (thresholds: Thresholds) =>
    `一天观看超过${numberOf(thresholds, 'day_hours')}小时，同时学习两门课程${numberOf(thresholds, 'doubled_minutes')}分钟以上，本人考试的同时学习${numberOf(thresholds, 'exam_minutes')}分钟以上，或者播放器申报的时间达到实际的${numberOf(thresholds, 'claim_factor')}倍并且有${numberOf(thresholds, 'refused_minutes')}分钟以上未予计入的，列为线索。倍速播放、断网后补记不算。`,
} as const satisfies Rule;
