import type { Standing } from './learner-year.ts';

type Remindable = 'NOT_ENROLLED' | 'NOT_PAID' | 'NOT_STUDIED' | 'NOT_PASSED';

/** The standings a reminder helps, with what the person should do next and where. */
const nextSteps: Record<Remindable, { words: string; href: string }> = {
  NOT_ENROLLED: { words: '您还没有选报课程，请登录后选课', href: '/courses' },
  NOT_PAID: { words: '您已选课，还没有缴费，缴费后即可学习', href: '/' },
  NOT_STUDIED: { words: '您还没有学完，学完后才能参加考试', href: '/' },
  NOT_PASSED: { words: '您已学完，还没有通过考试，请在考试时间内参加', href: '/' },
};

export const remindable = Object.keys(nextSteps) as Remindable[];

export function isRemindable(standing: Standing): standing is Remindable {
  return (remindable as string[]).includes(standing);
}

/**
 * What a reminded person reads (N34): the year, what to do next, until when, and the body's own words.
 */
export function reminderText(
  { year, standing, closesOn }: { year: number; standing: Remindable; closesOn: string | null },
  ownWords = '',
): { subject: string; text: string; href: string } {
  const { words, href } = nextSteps[standing];
  const until = closesOn ? `考试截止${closesOn}。` : '';
  return {
    subject: `请完成${year}年公需科目`,
    text: `${year}年公需科目：${words}。${until}${ownWords}`,
    href,
  };
}

/** How many days before its end the exam stands now, if it is one of the days for reminding. */
export function dueReminderDay(days: readonly number[], daysLeft: number): number | null {
  if (daysLeft < 0) return null;
  // A platform that stood still on the day itself still reminds, a little later and once.
  return days.toSorted((one, other) => one - other).find((day) => daysLeft <= day) ?? null;
}

/** What the officer reads when his order is done; `left` of those chosen stand elsewhere by now. */
export function outcomeText({
  reached,
  skipped,
  left,
}: {
  reached: number;
  skipped: number;
  left: number;
}): string {
  const more = left > 0 ? `，另有 ${left} 人已不在这一步，没有提醒` : '';
  return `提醒已发出 ${reached} 人，今天已提醒过的 ${skipped} 人跳过${more}。`;
}
