import { Page } from '../../../ui/index.ts';
import { SheetFrame, type SheetItem } from '../../assessment/index.ts';
import type { PracticeCourse } from '../queries/practice-course.ts';
import type { MockAnswer, MockAttempt } from '../rules/mock.ts';

export interface MockPageProps {
  course: PracticeCourse;
  mock: MockAttempt;
  items: SheetItem[];
  answers: MockAnswer[];
  now: Date;
  url: string;
}

/** The sheet of a mock exam, the same as in the exam. */
export function MockPage({ course, mock, items, answers, now, url }: MockPageProps) {
  const newest = new Map(answers.map((answer) => [answer.itemNo, answer]));
  const savedTimes = answers.map((answer) => answer.savedAt.getTime());
  const { title } = course.topic;
  return (
    <Page title={`${title} 模拟考试`} heading={false} undocked>
      <h1 class="sr-only">{title} 模拟考试</h1>
      <SheetFrame
        title="模拟考试"
        attemptId={mock.id}
        items={items}
        responses={items.map((item) => newest.get(item.itemNo)?.response ?? '')}
        marked={items.map((item) => newest.get(item.itemNo)?.marked ?? false)}
        seqs={items.map((item) => newest.get(item.itemNo)?.seq ?? 0)}
        token={mock.id}
        nextSeq={Math.max(0, ...answers.map((answer) => answer.seq)) + 1}
        deadlineAt={mock.deadlineAt}
        now={now}
        sheetUrl={`${url}/sheet`}
        answersUrl={`${url}/answers`}
        submissionUrl={`${url}/submission`}
        resultUrl={`${url}/result`}
        contactUrl={null}
        lineUrl={null}
        clockUrl={null}
        lastSavedAt={savedTimes.length > 0 ? new Date(Math.max(...savedTimes)) : null}
      />
    </Page>
  );
}
