import { ChoiceFields, ChoiceReview, choice, choiceContent, inBankOrder } from './choice.tsx';
import { trueFalseEditing } from './choice-editing.tsx';
import { defineKind } from './kind.ts';

export const trueFalse = defineKind({
  ...choice,
  code: 'TRUE_FALSE',
  name: '判断题',
  credits: { ALL: '判断说法是否正确' },
  namedAtItem: false,
  Content: choiceContent({ min: 1, max: 1 }),
  // 正确 is always above 错误 (E16).
  orderOptions: inBankOrder,
  Fields: (props) => <ChoiceFields {...props} type="radio" lettered={false} />,
  Review: (props) => <ChoiceReview {...props} lettered={false} />,
  editing: trueFalseEditing,
});
