import { Page } from '../../../ui/index.ts';
import { SheetFrame, type SheetItem } from '../../assessment/index.ts';
import type { Topic } from '../../courses/index.ts';
import type { SavedAnswer } from '../queries/answering/saved-answers.ts';
import { type Attempt, firstSeq } from '../rules/attempt.ts';

export interface SheetPageProps {
  attempt: Attempt;
  topic: Topic;
  items: SheetItem[];
  answers: SavedAnswer[];
  token: string;
  now: Date;
}

/** The sheet of an attempt with its saved answers, on any device (N19). */
export function SheetPage({ attempt, topic, items, answers, token, now }: SheetPageProps) {
  const newest = new Map(answers.map((answer) => [answer.itemNo, answer]));
  const savedTimes = answers.map((answer) => answer.savedAt.getTime());
  const base = `/attempts/${attempt.id}`;
  return (
    <Page title={`${topic.title} 考试`} heading={false} undocked>
      <h1 class="sr-only">{topic.title} 考试</h1>
      <SheetFrame
        title={`第${attempt.attemptNo}次考试`}
        attemptId={attempt.id}
        items={items}
        responses={items.map((item) => newest.get(item.itemNo)?.response ?? '')}
        marked={items.map((item) => newest.get(item.itemNo)?.marked ?? false)}
        seqs={items.map((item) => newest.get(item.itemNo)?.seq ?? 0)}
        token={token}
        nextSeq={firstSeq(attempt.openings, answers)}
        deadlineAt={attempt.deadlineAt}
        now={now}
        sheetUrl={`${base}/sheet`}
        answersUrl={`${base}/answers`}
        submissionUrl={`${base}/submission`}
        resultUrl={`${base}/result`}
        contactUrl={`${base}/contact`}
        lineUrl={`${base}/line`}
        clockUrl={`${base}/clock`}
        lastSavedAt={savedTimes.length > 0 ? new Date(Math.max(...savedTimes)) : null}
      />
    </Page>
  );
}
