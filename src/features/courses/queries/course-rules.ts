import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { instantOf } from '../../../kernel/calendar.ts';
import { BlueprintLine } from '../../assessment/index.ts';
import type { Topic } from '../rules/topic.ts';

const MonthDay = z.string().regex(/^\d{2}-\d{2}$/);
const Period = z.object({ opens: MonthDay, closes: MonthDay });

const CourseRules = z.object({
  /** Prefix of the topic's id: the place of the publishing bureau. */
  place: z.string(),
  /** 0: topic of the year of publication; 1: of the year before. */
  yearsBack: z.int().min(0),
  feeFen: z.int().min(0),
  restudyFeeFen: z.int().min(0),
  priceDocument: z.string(),
  refundRule: z.string(),
  creditHours: z.number().positive(),
  enrolment: Period,
  exam: Period,
  /** Years of make-up after the topic's year (E7). */
  makeUpYears: z.int().min(0),
  examMinutes: z.int().positive(),
  examFullMark: z.int().positive(),
  examPassMark: z.int().positive(),
  maxAttempts: z.int().positive().nullable(),
  maxRounds: z.int().positive().nullable(),
  attemptGraceSeconds: z.int().min(0),
  attemptGapDays: z.int().min(0).default(0),
  roundGapDays: z.int().min(0).default(0),
  completionRule: z.enum(['OPENED_ALL', 'WATCH_RATIO', 'SELF_DECLARED']),
  watchRatio: z.number().min(0).max(1),
  videoNoSeek: z.boolean().default(false),
  videoPromptMinutes: z.int().positive().nullable().default(null),
  dailyStudyMinutes: z.int().positive().nullable().default(null),
  blueprint: z.array(BlueprintLine),
});

/** Reads `rules.json` of a course folder for a year of publication. Throws naming the faulty field. */
export async function readCourseRules(
  folder: string,
  publishedIn: number,
): Promise<Omit<Topic, 'title' | 'summary'>> {
  const rules = CourseRules.parse(JSON.parse(await readFile(join(folder, 'rules.json'), 'utf8')));
  const { place, yearsBack, enrolment, exam, makeUpYears, ...same } = rules;
  const year = publishedIn - yearsBack;
  const endOf = (day: string, inYear = year) => instantOf(`${inYear}-${day}`, '23:59');
  return {
    ...same,
    id: `${place}-${year}`,
    year,
    state: 'PUBLISHED',
    enrolmentOpensAt: instantOf(`${year}-${enrolment.opens}`),
    enrolmentClosesAt: endOf(enrolment.closes),
    examOpensAt: instantOf(`${year}-${exam.opens}`),
    examClosesAt: endOf(exam.closes),
    groupTerms: [],
    makeUpUntil: makeUpYears > 0 ? endOf(exam.closes, year + makeUpYears) : null,
  };
}
