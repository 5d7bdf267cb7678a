import type { Standing } from './learner-year.ts';

/** The standings that people can change themselves. */
export const remindable = ['NOT_ENROLLED', 'NOT_PAID', 'NOT_STUDIED', 'NOT_PASSED'] as const;
type Remindable = (typeof remindable)[number];

/** What to do next in each of them, and where. */
const nextSteps: Record<Remindable, { words: string; href: string }> = {
  NOT_ENROLLED: { words: '您还没有选报课程，请登录后选课', href: '/courses' },
  NOT_PAID: { words: '您已选课，还没有缴费，缴费后即可学习', href: '/' },
  NOT_STUDIED: { words: '您还没有学完，学完后才能参加考试', href: '/' },
  NOT_PASSED: { words: '您已学完，还没有通过考试，请在考试时间内参加', href: '/' },
};

export function isRemindable(standing: Standing): standing is Remindable {
  return (remindable as readonly string[]).includes(standing);
}

/** Returns the text of a reminder (N34): the year, what to do next, until when, and the body's own words. */
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

/** Returns the reminder day that is due with so many days left until the exam closes; null when none. */
export function dueReminderDay(days: readonly number[], daysLeft: number): number | null {
  if (daysLeft < 0) return null;
  // A platform that was down on the day itself still reminds, once, when it is up again.
  return days.toSorted((one, other) => one - other).find((day) => daysLeft <= day) ?? null;
}

/** Returns the result the ordering officer reads; `left`: chosen people whose standing has changed. */
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
