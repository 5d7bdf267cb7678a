import { shuffle } from '../seeded-random.ts';
import { ChoiceFields, ChoiceReview, choice, choiceContent, inBankOrder } from './choice.tsx';
import { lettersEditing } from './choice-editing.tsx';
import { defineKind } from './kind.ts';

export const singleChoice = defineKind({
  ...choice,
  code: 'SINGLE',
  name: '单选题',
  credits: { ALL: '只有一个选项正确' },
  namedAtItem: false,
  Content: choiceContent({ min: 1, max: 1 }),
  orderOptions: (options, random) => shuffle([...inBankOrder(options)], random).join(''),
  Fields: (props) => <ChoiceFields {...props} type="radio" lettered />,
  Review: (props) => <ChoiceReview {...props} lettered />,
  editing: lettersEditing({ min: 1, max: 1 }),
});
