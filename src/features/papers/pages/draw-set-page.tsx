import { type FormState, fieldOf, typed } from '../../../platform/http/form.ts';
import {
  Card,
  DataTable,
  ErrorSummary,
  Form,
  Island,
  Page,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { kindOf, QuestionKind } from '../../assessment/index.ts';
import type { LessonSummary, Topic } from '../../courses/index.ts';
import type { KnowledgePoint } from '../../question-bank/index.ts';
import { linesOf } from '../rules/paper-line.ts';
import { type SuppliedLine, Supply } from './supply.tsx';

export interface DrawSetPageProps {
  topic: Topic;
  lessons: LessonSummary[];
  points: readonly Pick<KnowledgePoint, 'id' | 'name'>[];
  bankSize: number;
  /** What the bank has for each line as typed; null before it was counted. */
  supply: readonly SuppliedLine[] | null;
  rows: number;
  form: FormState;
}

const kinds = [
  ...QuestionKind.options.map((code) => ({ code: code as string, name: kindOf(code).name })),
  { code: 'GROUP', name: '案例' },
];
const difficulties = ['易', '中', '难'];

/** The blueprint of a set by lesson, knowledge point, kind, difficulty and points, with what the bank can fill. */
export function DrawSetPage(props: DrawSetPageProps) {
  const { topic, bankSize, supply, form } = props;
  return (
    <Page
      title="抽一组新试卷"
      lead={`各行合计应是 ${topic.examFullMark} 分；题库有 ${bankSize} 道考试题。先核算够不够，再抽卷；抽出以后还不启用。`}
      width="wide"
      crumbs={[
        { label: '试卷', href: '/papers' },
        { label: topic.title, href: `/papers/${topic.id}` },
        { label: '抽卷' },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <Island
          name="paper-supply"
          props={{ url: `/papers/${topic.id}/supply/live` }}
          class="stack"
        >
          <div data-supply aria-live="polite">
            {supply ? <Supply supply={supply} full={topic.examFullMark} /> : null}
          </div>
          <Card title="组卷表" icon="list">
            <Form action={`/papers/${topic.id}/sets`}>
              <Lines {...props} />
              <TextField
                {...fieldOf(form, 'variants', '4')}
                label="套数"
                type="number"
                inputMode="numeric"
                size="short"
                required
              />
              <TextArea
                {...fieldOf(form, 'pinned')}
                label="必选题"
                hint="每套都有的试题：粘贴题目页的地址，一行一个。"
                rows={2}
              />
              <TextArea
                {...fieldOf(form, 'unshuffled')}
                label="选项不打乱的题"
                hint="例如“以上都对”一类的选项：粘贴题目页的地址，一行一个。"
                rows={2}
              />
              <div class="flex flex-wrap gap-3">
                <SubmitButton tone="quiet" formAction={`/papers/${topic.id}/supply`}>
                  核算题库
                </SubmitButton>
                <SubmitButton busyText="正在抽卷…">抽卷</SubmitButton>
              </div>
            </Form>
          </Card>
        </Island>
      </div>
    </Page>
  );
}

function Lines({ topic, lessons, points, rows, form }: DrawSetPageProps) {
  const started = Object.keys(form.values).length > 0;
  const presets = started ? [] : linesOf(topic.blueprint);
  const value = (name: string, row: number) => {
    const preset = presets[row - 1];
    const own = preset
      ? {
          ...{ kind: preset.kind, count: String(preset.count), points: String(preset.points) },
          each: preset.questionsEach ? String(preset.questionsEach) : '',
        }[name]
      : '';
    return typed(form.values, `${name}_${row}`, own ?? '');
  };
  const number = (name: string, row: number, label: string) => (
    <input
      id={`field-${name}_${row}`}
      class={`input input-sm w-20 figures ${form.errors[`${name}_${row}`] ? 'input-error' : ''}`}
      inputMode="numeric"
      name={`${name}_${row}`}
      value={value(name, row)}
      aria-label={`第${row}行${label}`}
    />
  );
  const choice = (
    name: string,
    row: number,
    label: string,
    options: { value: string; label: string }[],
  ) => (
    <select class="select select-sm" name={`${name}_${row}`} aria-label={`第${row}行${label}`}>
      <option value="">{name === 'kind' ? '不用' : '不限'}</option>
      {options.map((one) => (
        <option key={one.value} value={one.value} selected={value(name, row) === one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
  return (
    <DataTable
      caption="组卷表"
      rows={Array.from({ length: rows }, (_, at) => at + 1)}
      rowKey={(row) => String(row)}
      columns={[
        { key: 'no', label: '行', numeric: true, cell: (row) => row },
        {
          key: 'kind',
          label: '题型',
          cell: (row) =>
            choice(
              'kind',
              row,
              '题型',
              kinds.map(({ code, name }) => ({ value: code, label: name })),
            ),
        },
        {
          key: 'lesson',
          label: '课',
          cell: (row) =>
            choice(
              'lesson',
              row,
              '课',
              lessons.map(({ id, position, title }) => ({
                value: id,
                label: `第${position}课 ${title}`,
              })),
            ),
        },
        {
          key: 'point',
          label: '知识点',
          cell: (row) =>
            choice(
              'point',
              row,
              '知识点',
              points.map(({ id, name }) => ({ value: id, label: name })),
            ),
        },
        {
          key: 'difficulty',
          label: '难度',
          cell: (row) =>
            choice(
              'difficulty',
              row,
              '难度',
              difficulties.map((label, at) => ({ value: String(at + 1), label })),
            ),
        },
        { key: 'count', label: '数量', cell: (row) => number('count', row, '数量') },
        { key: 'points', label: '每题分值', cell: (row) => number('points', row, '每题分值') },
        { key: 'each', label: '每案几题', cell: (row) => number('each', row, '每个案例几题') },
      ]}
    />
  );
}
