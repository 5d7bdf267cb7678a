import { shuffle } from '../seeded-random.ts';
import {
  ChoiceFields,
  ChoiceReview,
  choice,
  choiceContent,
  inBankOrder,
  letters,
} from './choice.tsx';
import { lettersEditing } from './choice-editing.tsx';
import { defineKind } from './kind.ts';

export const multipleChoice = defineKind({
  ...choice,
  code: 'MULTIPLE',
  name: '多选题',
  credits: {
    ALL: '有两个或以上选项正确，多选、少选、错选都不得分',
    HALF: '有两个或以上选项正确，少选得一半的分，错选不得分',
  },
  namedAtItem: true,
  Content: choiceContent({ min: 2, max: letters.length }),
  orderOptions: (options, random) => shuffle([...inBankOrder(options)], random).join(''),
  Fields: (props) => <ChoiceFields {...props} type="checkbox" lettered />,
  Review: (props) => <ChoiceReview {...props} lettered />,
  editing: lettersEditing({ min: 2, max: letters.length }),
});
