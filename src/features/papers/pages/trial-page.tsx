import { Alert, Form, Page, Stat, SubmitButton } from '../../../ui/index.ts';
import { QuestionSheet, type SheetItem } from '../../assessment/index.ts';

export interface TrialPageProps {
  setId: string;
  no: number;
  title: string;
  items: SheetItem[];
  responses: string[];
  /** Null before it was handed in. */
  result: { score: number; full: number; wrong: { itemNo: number; key: string }[] } | null;
}

/** A variant tried by a clerk: nothing is kept, nobody's attempt is used. */
export function TrialPage({ setId, no, title, items, responses, result }: TrialPageProps) {
  const base = `/paper-sets/${setId}`;
  return (
    <Page
      title={`试做第${no}套`}
      lead={`${title}。只用来核对试卷，不计成绩，也不保存。`}
      crumbs={[{ label: '一组试卷', href: base }, { label: `试做第${no}套` }]}
    >
      <div class="stack">
        {result ? (
          <>
            <Stat label="得分" value={result.score} note={`满分 ${result.full} 分`} />
            {result.wrong.length > 0 ? (
              <Alert tone="warning" title="没有得到满分的题">
                {result.wrong.map(({ itemNo, key }) => `第${itemNo}题（答案 ${key}）`).join('、')}
              </Alert>
            ) : null}
          </>
        ) : null}
        <Form action={`${base}/${no}/trial`}>
          <QuestionSheet items={items} responses={responses} marked={null} />
          <SubmitButton>看得分</SubmitButton>
        </Form>
      </div>
    </Page>
  );
}
