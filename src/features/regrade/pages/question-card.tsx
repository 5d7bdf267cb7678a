import { Card } from '../../../ui/index.ts';
import { kindOf, type Question } from '../../assessment/index.ts';

/** A question with its options and the key of the bank, for the clerks of the centre. */
export function QuestionCard({ question }: { question: Question }) {
  return (
    <Card title={`试题（${kindOf(question.kind).name}）`} icon="list">
      <p class="mb-3">{question.stem}</p>
      <ul>
        {question.options.map(({ key, text }) => (
          <li key={key} class="py-1">
            <b class="mr-2">{key}</b>
            {text}
            {question.answer.includes(key) ? (
              <span class="ml-2 text-sm text-muted">现在的答案</span>
            ) : null}
          </li>
        ))}
      </ul>
      {question.options.length === 0 ? <p>现在的答案：{question.answer}</p> : null}
      <p class="mt-3 text-sm text-muted">
        选项按题库的顺序和字母；试卷上的顺序各人不同，平台会自动对应。
      </p>
    </Card>
  );
}
