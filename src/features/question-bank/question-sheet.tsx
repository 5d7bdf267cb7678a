import { Badge } from '../../ui/index.ts';
import { kindNames } from './question.ts';
import type { SheetItem } from './sheet.ts';

export interface QuestionSheetProps {
  items: readonly SheetItem[];
  /** Response of each item, in item order; '' where none. */
  responses: readonly string[];
  marked: readonly boolean[];
}

/**
 * The questions as plain form fields: `q7` one radio or several checkboxes, `m7` the mark for review.
 * Without a script it is filled and sent as it is; with one the island saves each change.
 */
export function QuestionSheet({ items, responses, marked }: QuestionSheetProps) {
  return (
    <>
      {items.map((item, index) => (
        <div key={item.itemNo}>
          {item.caseText && items[index - 1]?.caseId !== item.caseId ? (
            <CaseText text={item.caseText} />
          ) : null}
          <Item item={item} response={responses[index] ?? ''} marked={marked[index] ?? false} />
        </div>
      ))}
    </>
  );
}

function CaseText({ text }: { text: string }) {
  return (
    <section class="case-text" aria-label="案例材料">
      <p class="font-semibold mb-1">案例：阅读材料，回答下面几题</p>
      <p>{text}</p>
    </section>
  );
}

function Item({ item, response, marked }: { item: SheetItem; response: string; marked: boolean }) {
  const type = item.kind === 'MULTIPLE' ? 'checkbox' : 'radio';
  return (
    <fieldset class="question" id={`q${item.itemNo}`} data-item={item.itemNo} tabIndex={-1}>
      <legend class="question-stem">
        <span class="question-no figures">{item.itemNo}</span>
        <span>
          {item.stem}
          <span class="question-kind">
            {kindNames[item.kind]}，{item.points}分
            {item.kind === 'MULTIPLE' ? '，全部选对才得分' : ''}
          </span>
        </span>
      </legend>
      {item.options.map(({ letter, text }) => (
        <label key={letter} class="answer">
          <input
            type={type}
            class={`${type} ${type}-primary ${type}-sm`}
            name={`q${item.itemNo}`}
            value={letter}
            checked={response.includes(letter)}
          />
          <span>
            <b class="figures">{letter}</b>　{text}
          </span>
        </label>
      ))}
      <label class="mark">
        <input
          type="checkbox"
          class="checkbox checkbox-xs"
          name={`m${item.itemNo}`}
          value="1"
          checked={marked}
        />{' '}
        标记，稍后再看
      </label>
    </fieldset>
  );
}

export interface AnswerReviewProps {
  items: readonly SheetItem[];
  responses: readonly string[];
  answerKeys: readonly string[];
  explanations: readonly string[];
}

/** After practice: what was given, what is right, and why (N14). */
export function AnswerReview({ items, responses, answerKeys, explanations }: AnswerReviewProps) {
  return (
    <ol class="stack">
      {items.map((item, index) => {
        const given = responses[index] ?? '';
        const key = answerKeys[index] as string;
        return (
          <li key={item.itemNo} class="sheet">
            {item.caseText && items[index - 1]?.caseId !== item.caseId ? (
              <CaseText text={item.caseText} />
            ) : null}
            <p class="font-medium mb-2">
              {item.itemNo}. {item.stem}{' '}
              {given === key ? (
                <Badge tone="success">答对</Badge>
              ) : (
                <Badge tone="error">{given ? '答错' : '未答'}</Badge>
              )}
            </p>
            <ul class="flex flex-col gap-1">
              {item.options.map(({ letter, text }) => (
                <li
                  key={letter}
                  class={
                    key.includes(letter)
                      ? 'text-success font-medium'
                      : given.includes(letter)
                        ? 'text-error'
                        : undefined
                  }
                >
                  {letter}　{text}
                  {key.includes(letter)
                    ? '（正确答案）'
                    : given.includes(letter)
                      ? '（您的选择）'
                      : ''}
                </li>
              ))}
            </ul>
            <p class="mt-3 text-muted">解析：{explanations[index]}</p>
          </li>
        );
      })}
    </ol>
  );
}

/** Responses of a submitted sheet, in item order, from its form fields. */
export function readResponses(
  body: Record<string, string | string[] | undefined>,
  count: number,
): { response: string; marked: boolean }[] {
  return Array.from({ length: count }, (_, index) => {
    const field = body[`q${index + 1}`];
    const response = [field ?? []].flat().toSorted().join('');
    return { response, marked: body[`m${index + 1}`] === '1' };
  });
}
