import { renderBlock } from '../../../platform/rich-text/index.ts';
import { Card } from '../../../ui/index.ts';
import { isChoice, kindOf, type Question } from '../../assessment/index.ts';

/** A question with its options and the key of the bank, for the clerks of the centre. */
export function QuestionCard({ question }: { question: Question }) {
  const { name } = kindOf(question.kind);
  return (
    <Card title={`试题（${name}）`} icon="list">
      {/* Escaped by platform/rich-text. */}
      <div class="rich mb-3" dangerouslySetInnerHTML={{ __html: renderBlock(question.stem) }} />
      {isChoice(question.kind) ? <Options question={question} /> : <Answer question={question} />}
    </Card>
  );
}

function Options({ question }: { question: Question }) {
  return (
    <>
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
      <p class="mt-3 text-sm text-muted">
        选项按题库的顺序和字母；试卷上的顺序各人不同，平台会自动对应。
      </p>
    </>
  );
}

/** What counts as right, where nothing is ticked. */
function Answer({ question }: { question: Question }) {
  return (
    <ul>
      {kindOf(question.kind)
        .editing.facts(question)
        .map(({ label, text }) => (
          <li key={label} class="py-1">
            <b class="mr-2">{label}</b>
            {text}
          </li>
        ))}
    </ul>
  );
}
