import type { WorkCalendar } from '../../../../kernel/calendar.ts';
import type { Reader } from '../../../../platform/database/index.ts';
import type { RuleCode } from '../../rules/findings/index.ts';
import type { NewFinding, Thresholds, Window } from '../../rules/findings/rule.ts';
import { findAnswersTooFast } from './answers-too-fast.ts';
import { findCounterOpeningsWithoutMoney } from './counter-opening-without-money.ts';
import { findEndorsedBySomeoneTied } from './endorsed-by-someone-tied.ts';
import { findEndorsedInSeconds } from './endorsed-in-seconds.ts';
import { findEndorsedOutsideOffice } from './endorsed-outside-office.ts';
import { findExamsAtOnce } from './exams-at-once.ts';
import { findHoursWithoutEndorsedSlip } from './hours-without-endorsed-slip.ts';
import { findPapersTooAlike } from './papers-too-alike.ts';
import { findSharedRegistrationData } from './shared-registration-data.ts';
import { findStudyBeyondTheClock } from './study-beyond-the-clock.ts';

/** Loads the facts of a window and returns what the rule decides on them. */
export type FindByRule = (
  db: Reader,
  window: Window,
  thresholds: Thresholds,
  calendar: WorkCalendar,
) => Promise<NewFinding[]>;

/** How each rule of `rules/findings` gets its facts. */
export const findByRule: Record<RuleCode, FindByRule> = {
  HOURS_WITHOUT_ENDORSED_SLIP: findHoursWithoutEndorsedSlip,
  ENDORSED_IN_SECONDS: findEndorsedInSeconds,
  ENDORSED_OUTSIDE_OFFICE: findEndorsedOutsideOffice,
  ENDORSED_BY_SOMEONE_TIED: findEndorsedBySomeoneTied,
  COUNTER_OPENING_WITHOUT_MONEY: findCounterOpeningsWithoutMoney,
  EXAMS_AT_ONCE: findExamsAtOnce,
  ANSWERS_TOO_FAST: findAnswersTooFast,
  PAPERS_TOO_ALIKE: findPapersTooAlike,
  STUDY_BEYOND_THE_CLOCK: findStudyBeyondTheClock,
  SHARED_REGISTRATION_DATA: findSharedRegistrationData,
};
