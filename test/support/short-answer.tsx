import { z } from 'zod';
import { defineKind } from '../../src/features/assessment/rules/kinds/kind.ts';

/** An example of a new kind of question, one without options: written as any kind is, in one file. */
export const shortAnswer = defineKind({
  code: 'SHORT_ANSWER',
  name: '简答题',
  credits: { ALL: '填写完整才得分' },
  namedAtItem: false,
  Content: z
    .object({ answer: z.string().min(1) })
    .transform(({ answer }) => ({ options: [], answer })),
  responsePattern: /[^\n]{0,100}/,
  separator: '\n',
  orderOptions: () => '',
  lettersOf: (order) => order,
  keyOf: (answer) => answer,
  typed: true,
  rightResponse: (key) => key,
  toBank: (response) => response,
  read: ([text = '']) => text.trim(),
  tally: (response, answerKey) => ({ right: response === answerKey ? 1 : 0, wrong: 0, all: 1 }),
  Fields: ({ name, response }) => <input class="input" name={name} value={response} />,
  Review: ({ answerKey }) => <p>正确答案：{answerKey}</p>,
  editing: {
    Fields: ({ values }) => (
      <input class="input" name="answer" value={String(values.answer ?? '')} />
    ),
    values: ({ answer }) => ({ answer }),
    read: ({ answer }) =>
      typeof answer === 'string' && answer
        ? { ok: true, content: { options: [], answer } }
        : { ok: false, errors: { answer: '请填写正确答案。' } },
    facts: ({ answer }) => [{ label: '正确答案', text: answer }],
    toFile: ({ answer }) => ({ answer }),
  },
});
