import { type CreditRule, kindOf, QuestionKind } from '../../assessment/index.ts';

/** What a line of a blueprint may ask for: a kind of question, or case groups. */
export const blueprintKinds: readonly { code: string; name: string }[] = [
  ...QuestionKind.options.map((code) => ({ code, name: kindOf(code).name })),
  { code: 'GROUP', name: '案例' },
];

/** The rules of partial credit that a kind knows, the usual one first; none for cases, whose kinds are mixed. */
export function creditsOf(code: string): { rule: CreditRule; says: string }[] {
  const kind = QuestionKind.safeParse(code);
  if (!kind.success) return [];
  return Object.entries(kindOf(kind.data).credits).map(([rule, says]) => ({
    rule: rule as CreditRule,
    says,
  }));
}
