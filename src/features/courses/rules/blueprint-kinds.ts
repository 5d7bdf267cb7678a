import { kindOf, QuestionKind } from '../../assessment/index.ts';

/** What a line of a blueprint may ask for: a kind of question, or case groups. */
export const blueprintKinds: readonly { code: string; name: string }[] = [
  ...QuestionKind.options.map((code) => ({ code, name: kindOf(code).name })),
  { code: 'GROUP', name: '案例' },
];
