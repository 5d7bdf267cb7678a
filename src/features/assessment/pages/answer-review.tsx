import type { RenderedText } from '../../../platform/rich-text/index.ts';
import { Icon } from '../../../ui/index.ts';
import { shareOf } from '../rules/credit.ts';
import { isRight } from '../rules/grading.ts';
import { kindOf } from '../rules/question-kind.ts';
import type { SheetItem } from '../rules/sheet-item.ts';
import { CaseText, StemLead, StemRest } from './question-sheet.tsx';

export interface AnswerReviewProps {
  /** The items to show: all of a paper or some of it. */
  items: readonly SheetItem[];
  /** These three are in the order of the whole paper. */
  responses: readonly string[];
  answerKeys: readonly string[];
  explanations: readonly RenderedText[];
}

/** Given answers, right answers and explanations, after practice (N14). */
export function AnswerReview({ items, responses, answerKeys, explanations }: AnswerReviewProps) {
  return (
    <ol class="flex flex-col">
      {items.map((item, index) => {
        const startsCase = item.caseText && items[index - 1]?.caseId !== item.caseId;
        const place = item.itemNo - 1;
        return (
          <li key={item.itemNo}>
            {startsCase ? (
              <CaseText
                text={item.caseText as string}
                items={items.filter((one) => one.caseId === item.caseId)}
              />
            ) : null}
            <Reviewed
              item={item}
              given={responses[place] ?? ''}
              answerKey={answerKeys[place] ?? ''}
              explanation={explanations[place] ?? { lead: '', rest: '' }}
            />
          </li>
        );
      })}
    </ol>
  );
}

function Reviewed({
  item,
  given,
  answerKey,
  explanation,
}: {
  item: SheetItem;
  given: string;
  answerKey: string;
  explanation: RenderedText;
}) {
  const right = isRight(item.kind, given, answerKey);
  const { name, tally, Review } = kindOf(item.kind);
  const partly = shareOf(tally(given, answerKey), item.credit) > 0;
  return (
    <article class={`question ${right ? 'question-right' : 'question-wrong'}`}>
      <h2 class="question-stem">
        <span class="question-no figures">{item.itemNo}</span>
        <span>
          <span class="question-kind">{name}</span>
          <StemLead html={item.stem.lead} />
        </span>
      </h2>
      <StemRest html={item.stem.rest} />
      <Review options={item.options} response={given} answerKey={answerKey} />
      <p class={`question-verdict ${right ? 'text-success' : 'text-error'}`}>
        <Icon name={right ? 'check' : 'cross'} size={18} />
        {right ? '答对了' : given ? (partly ? '部分答对' : '答错了') : '没有作答'}
      </p>
      <div class="question-explanation">
        <b>解析　</b>
        <span dangerouslySetInnerHTML={{ __html: explanation.lead }} />
        <StemRest html={explanation.rest} />
      </div>
    </article>
  );
}
