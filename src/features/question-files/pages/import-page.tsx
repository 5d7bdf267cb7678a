import type { PageOf } from '../../../kernel/page-of.ts';
import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  CheckboxField,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  Pagination,
  Progress,
  SubmitButton,
  Tabs,
  TextField,
} from '../../../ui/index.ts';
import { kindOf } from '../../assessment/index.ts';
import type { ItemCounts, Shown } from '../queries/imports.ts';
import {
  formatNames,
  type ImportItem,
  importStateNames,
  type QuestionImport,
} from '../rules/question-import.ts';

export interface ImportPageProps {
  one: QuestionImport;
  counts: ItemCounts;
  items: PageOf<ImportItem>;
  show: Shown;
  form: FormState;
}

const tabs: [Shown, string][] = [
  ['GOOD', '可以导入'],
  ['SIMILAR', '有相似的题'],
  ['LOST', '有内容没保留'],
  ['FAULT', '不能导入'],
];

/** A file of questions, item by item, and what is to become of it. */
export function ImportPage({ one, counts, items, show, form }: ImportPageProps) {
  const busy = one.state === 'READING' || one.state === 'IMPORTING';
  return (
    <Page
      title={one.fileName}
      width="wide"
      lead={`${formatNames[one.format]}　${importStateNames[one.state]}`}
      crumbs={[
        { label: '题库', href: '/question-bank' },
        { label: '导入与导出', href: `/question-imports?topic=${one.topicId}` },
        { label: '文件' },
      ]}
      {...(busy && { refreshSeconds: 2 })}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <Next {...{ one, counts, form }} />
        {one.state === 'UNREADABLE' ? null : (
          <section aria-label="按读取结果查看">
            <Tabs
              label="显示"
              tabs={tabs.map(([value, label]) => ({
                href: `/question-imports/${one.id}?show=${value}`,
                label,
                current: value === show,
                count: counts[value],
              }))}
            />
            <Items items={items} />
            <Pagination of={items} />
          </section>
        )}
      </div>
    </Page>
  );
}

function Next({ one, counts, form }: Pick<ImportPageProps, 'one' | 'counts' | 'form'>) {
  const again = (
    <ButtonLink href={`/question-imports?topic=${one.topicId}`} tone="quiet">
      上传另一份
    </ButtonLink>
  );
  if (one.state === 'UNREADABLE')
    return (
      <Alert tone="error" title="这份文件读不了，题库没有变化">
        <p>{one.problem}</p>
        {again}
      </Alert>
    );
  if (one.state === 'READING')
    return (
      <Alert tone="info" title={`正在读取，已读 ${counts.all} 题`}>
        页面会自己更新；离开也不影响。
      </Alert>
    );
  if (one.state === 'IMPORTING') {
    const all = counts.GOOD + (one.leavesSimilar ? 0 : counts.SIMILAR);
    return (
      <Card title="正在导入" icon="clock">
        <Progress
          label="已成为草稿"
          value={counts.drafted}
          max={all}
          text={`${counts.drafted} / ${all} 题`}
        />
      </Card>
    );
  }
  if (one.state === 'UNDONE')
    return (
      <Alert tone="info" title="这次导入已撤销">
        {one.undoneBecause}
      </Alert>
    );
  if (one.state === 'IMPORTED') return <Done {...{ one, counts, form }} />;
  return (
    <Card
      title={`读懂 ${counts.GOOD + counts.SIMILAR} 题，不能导入 ${counts.FAULT} 题`}
      icon="check"
      tone="accent"
    >
      <p>
        导入后是草稿，由另一位命题人员审核、发布后才会出现在试卷里。不能导入的题不影响其他题，改好后可以另传一份。
      </p>
      <Form action={`/question-imports/${one.id}/import`}>
        {counts.SIMILAR > 0 ? (
          <CheckboxField
            name="similar"
            value="yes"
            label={`${counts.SIMILAR} 道和已有的题相似，也一起导入`}
          />
        ) : null}
        <div class="flex flex-wrap gap-3">
          <SubmitButton>导入读懂的题</SubmitButton>
          {again}
        </div>
      </Form>
    </Card>
  );
}

const Done = ({ one, counts, form }: Pick<ImportPageProps, 'one' | 'counts' | 'form'>) => (
  <Card title={`已导入 ${counts.drafted} 题，都是草稿`} icon="check">
    <p>
      <a class="link" href={`/question-bank/topics/${one.topicId}?state=DRAFT`}>
        到题库里查看和提交审核
      </a>
    </p>
    <details class="mt-3">
      <summary class="link">撤销这次导入</summary>
      <Form action={`/question-imports/${one.id}/undo`}>
        <TextField {...fieldOf(form, 'because')} label="撤销的原因" required maxLength={200} />
        <SubmitButton tone="danger">撤销导入</SubmitButton>
      </Form>
    </details>
  </Card>
);

const Items = ({ items }: Pick<ImportPageProps, 'items'>) => (
  <DataTable
    caption="文件里的题"
    rows={items.rows}
    rowKey={({ position }) => String(position)}
    empty={
      <EmptyState title="没有这样的题" icon="list">
        换一类看看。
      </EmptyState>
    }
    columns={[
      {
        key: 'place',
        label: '位置',
        cell: ({ place }) => <span class="whitespace-nowrap">{place}</span>,
      },
      { key: 'what', label: '读成了', cell: (item) => <What item={item} /> },
      { key: 'note', label: '说明', cell: (item) => <Notes item={item} /> },
    ]}
  />
);

function What({ item: { draft } }: { item: ImportItem }) {
  if (!draft) return <span class="text-muted">没有读成题</span>;
  const kind = kindOf(draft.kind);
  return (
    <details>
      <summary>
        <Badge tone="neutral">{kind.name}</Badge>{' '}
        {draft.stem.length > 80 ? `${draft.stem.slice(0, 80)}…` : draft.stem}
      </summary>
      <dl class="mt-2 text-sm">
        {kind.editing.facts(draft).map(({ label, text }) => (
          <div key={label}>
            <dt class="inline text-muted">{label}：</dt>
            <dd class="inline">{text}</dd>
          </div>
        ))}
        {draft.explanation ? <p class="text-muted">解析：{draft.explanation}</p> : null}
      </dl>
    </details>
  );
}

function Notes({ item: { fault, lost, similarId, repeats, questionId } }: { item: ImportItem }) {
  return (
    <>
      {fault ? <p class="text-error">{fault}</p> : null}
      {lost.length > 0 ? <p>没有保留：{lost.join('；')}</p> : null}
      {repeats ? <p>和本文件{repeats}的题相同</p> : null}
      {similarId && !questionId ? (
        <p>
          <a class="link" href={`/question-bank/questions/${similarId}`}>
            题库里有相似的题
          </a>
        </p>
      ) : null}
      {questionId ? (
        <a class="link" href={`/question-bank/questions/${questionId}`}>
          查看草稿
        </a>
      ) : null}
    </>
  );
}
