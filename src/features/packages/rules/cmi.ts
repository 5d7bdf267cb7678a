import type { PackageAttempt, PackageStatus, ScormVersion } from './package.ts';

/** The longest that a package may keep for itself: SCORM 2004's 64,000 signs. */
const longestSuspendData = 64_000;
const longestLocation = 1000;

/** What a package reports, whichever version it speaks. */
export interface Report {
  status: PackageStatus;
  score: number | null;
  /** Of this opening, as the package says. */
  seconds: number;
  location: string;
  suspendData: string;
}

/** Reads what a package reports; whatever does not fit is left out, and never more kept than its bounds. */
export function readReport(version: ScormVersion, cmi: Readonly<Record<string, unknown>>): Report {
  const text = (name: string) => {
    const value = cmi[`cmi.${name}`];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const isOld = version === '1.2';
  return {
    status: isOld
      ? statusOf12(text('core.lesson_status'))
      : statusOf2004(text('completion_status'), text('success_status')),
    score: isOld ? scoreOf(text('core.score.raw')) : scoreOf2004(text),
    seconds: isOld ? secondsOf12(text('core.session_time')) : secondsOf2004(text('session_time')),
    location: text(isOld ? 'core.lesson_location' : 'location').slice(0, longestLocation),
    suspendData: text('suspend_data').slice(0, longestSuspendData),
  };
}

/** What a package is given when it is opened: what it kept, for the same or another device. */
export function cmiFor(
  version: ScormVersion,
  attempt: PackageAttempt,
  learner: { id: string; name: string },
): Record<string, string> {
  const total = attempt.earlierSeconds + attempt.sessionSeconds;
  const begun = attempt.savedAt !== null;
  const score = attempt.score === null ? '' : String(attempt.score);
  if (version === '1.2')
    return {
      'cmi.core.student_id': learner.id,
      'cmi.core.student_name': learner.name,
      'cmi.core.lesson_status': names12[attempt.status],
      'cmi.core.lesson_location': attempt.location,
      'cmi.core.entry': begun ? 'resume' : 'ab-initio',
      'cmi.core.total_time': clock(total),
      ...(score && { 'cmi.core.score.raw': score }),
      'cmi.suspend_data': attempt.suspendData,
    };
  return {
    'cmi.learner_id': learner.id,
    'cmi.learner_name': learner.name,
    'cmi.completion_status': completion[attempt.status],
    'cmi.success_status': success[attempt.status],
    'cmi.location': attempt.location,
    'cmi.entry': begun ? 'resume' : 'ab-initio',
    'cmi.total_time': `PT${total}S`,
    ...(score && { 'cmi.score.raw': score }),
    'cmi.suspend_data': attempt.suspendData,
  };
}

/** The seconds that count since the frame was opened: as reported, at most what the server's clock allows. */
export const countedSeconds = (reported: number, openedAt: Date, now: Date): number =>
  Math.max(0, Math.min(reported, Math.floor((now.getTime() - openedAt.getTime()) / 1000)));

const names12: Record<PackageStatus, string> = {
  NOT_BEGUN: 'not attempted',
  INCOMPLETE: 'incomplete',
  COMPLETED: 'completed',
  PASSED: 'passed',
  FAILED: 'failed',
};
const completion: Record<PackageStatus, string> = {
  NOT_BEGUN: 'not attempted',
  INCOMPLETE: 'incomplete',
  COMPLETED: 'completed',
  PASSED: 'completed',
  FAILED: 'completed',
};
const success: Record<PackageStatus, string> = {
  NOT_BEGUN: 'unknown',
  INCOMPLETE: 'unknown',
  COMPLETED: 'unknown',
  PASSED: 'passed',
  FAILED: 'failed',
};

function statusOf12(said: string): PackageStatus {
  const known = Object.entries(names12).find(([, name]) => name === said)?.[0];
  return known && known !== 'NOT_BEGUN' ? (known as PackageStatus) : 'INCOMPLETE';
}

function statusOf2004(completed: string, succeeded: string): PackageStatus {
  if (succeeded === 'passed') return 'PASSED';
  if (succeeded === 'failed') return 'FAILED';
  return completed === 'completed' ? 'COMPLETED' : 'INCOMPLETE';
}

function scoreOf(said: string): number | null {
  const score = said.trim() === '' ? Number.NaN : Number(said);
  return Number.isFinite(score) && score >= 0 && score <= 100
    ? Math.round(score * 100) / 100
    : null;
}

/** The scaled score as percent, else the raw one. */
function scoreOf2004(text: (name: string) => string): number | null {
  const scaled = text('score.scaled').trim();
  return scaled === '' ? scoreOf(text('score.raw')) : scoreOf(String(Number(scaled) * 100));
}

const mostSeconds = 86_400;
const bounded = (seconds: number) => Math.min(mostSeconds, Math.max(0, Math.floor(seconds)));

/** HHHH:MM:SS.SS */
function secondsOf12(said: string): number {
  const match = /^(\d{2,4}):(\d{2}):(\d{2}(?:\.\d{1,2})?)$/.exec(said);
  return match ? bounded(Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])) : 0;
}

/** PT1H5M3.2S */
function secondsOf2004(said: string): number {
  const match =
    /^P(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8}(?:\.\d{1,2})?)S)?)?$/.exec(
      said,
    );
  if (!match) return 0;
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = match.map((one) => Number(one ?? 0));
  return bounded(days * 86_400 + hours * 3600 + minutes * 60 + seconds);
}

const clock = (seconds: number) => {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${String(Math.floor(seconds / 3600)).padStart(4, '0')}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.00`;
};
