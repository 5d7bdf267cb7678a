import { ButtonLink, Form, SubmitButton } from '../../../ui/index.ts';
import { QuestionSheet, type SheetItem } from '../../assessment/index.ts';

export interface LessonChecksProps {
  /** A few questions of the lesson that are for practice. */
  items: readonly SheetItem[];
  /** The version of each question, as the answers name them. */
  asked: string;
  /** Where they are answered: practice keeps what was wrong. */
  action: string;
}

/** Check questions at the end of a lesson (N14): no effect on results, what is wrong is practised again. */
export function LessonChecks({ items, asked, action }: LessonChecksProps) {
  if (items.length === 0) return null;
  return (
    <section id="check" class="no-print" aria-labelledby="check-title">
      <h2 id="check-title" class="text-xl font-bold">
        学完了？试 {items.length} 道题
      </h2>
      <p class="mt-1 mb-4 text-muted">不计分，不占考试机会；答错的收进错题，以后再练。</p>
      <Form action={action}>
        <input type="hidden" name="asked" value={asked} />
        {items.map((item) => (
          <QuestionSheet key={item.itemNo} items={[item]} responses={[]} marked={null} />
        ))}
        <div class="flex flex-wrap gap-3">
          <SubmitButton busyText="正在对答案…">对答案</SubmitButton>
          <ButtonLink href={action} tone="quiet">
            换几道题
          </ButtonLink>
        </div>
      </Form>
    </section>
  );
}
