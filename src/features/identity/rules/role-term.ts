import { type OfficerRole, roleNames } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/calendar.ts';
import { breaksSeparation } from './policy.ts';
import type { RoleAssignment } from './role-assignment.ts';

/** From and until when a role is held, both days included; null for no end. */
export interface Term {
  from: Day;
  until: Day | null;
}

/** A term in words: 2026年11月23日起，至2026年12月31日. */
export function termWords({ from, until }: Term): string {
  return `${dayWords(from)}起${until ? `，至${dayWords(until)}` : '，不限期'}`;
}

/** A day in words, null without one: 2026年11月23日. */
export function dayWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** A role in a body, in words: 区县人社经办人（沙坪坝区人力社保局）. */
export const postWords = (role: OfficerRole, body: string): string =>
  `${roleNames[role]}（${body}）`;

type Held = Pick<RoleAssignment, 'role' | 'validFrom' | 'endsOn'>;

/** Whether a role in this term breaks the separation of duties with a role held at the same time (E24). */
export function breaksSeparationWith(
  held: readonly Held[],
  role: OfficerRole,
  term: Term,
): boolean {
  const atTheSameTime = held.filter(
    ({ validFrom, endsOn }) =>
      (endsOn === null || endsOn >= term.from) && (term.until === null || validFrom <= term.until),
  );
  return breaksSeparation(
    atTheSameTime.map((one) => one.role),
    role,
  );
}
