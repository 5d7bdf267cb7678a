import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Badge,
  Card,
  ConfirmButton,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Page,
  TextArea,
} from '../../../ui/index.ts';
import { kindOf } from '../../assessment/index.ts';
import type { LessonSummary, Topic } from '../../courses/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import type { KnowledgePoint } from '../../question-bank/index.ts';
import type { ComparedVariant } from '../rules/comparison.ts';
import type { PaperLine } from '../rules/paper-line.ts';
import { type PaperSet, setStateNames, setStateTones } from '../rules/paper-set.ts';
import { VariantsTable } from './variants-table.tsx';

export interface PaperSetPageProps {
  set: PaperSet;
  topic: Topic;
  lessons: LessonSummary[];
  points: readonly KnowledgePoint[];
  variants: ComparedVariant[];
  open: Proposal | undefined;
  mayMake: boolean;
  form: FormState;
}

/** A set: its variants compared, each to be printed and tried, and its adoption by two. */
export function PaperSetPage(props: PaperSetPageProps) {
  const { set, topic, variants, open, mayMake, form } = props;
  const base = `/paper-sets/${set.id}`;
  return (
    <Page
      title="一组平行试卷"
      width="wide"
      crumbs={[
        { label: '试卷', href: '/papers' },
        { label: topic.title, href: `/papers/${topic.id}` },
        { label: '一组试卷' },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <OpenProposal proposal={open} />
        <Card
          title={`${topic.year}年 ${topic.title}`}
          icon="list"
          actions={<Badge tone={setStateTones[set.state]}>{setStateNames[set.state]}</Badge>}
        >
          <DefinitionList
            items={[
              { label: '抽卷', value: <DateTime value={set.madeAt} /> },
              { label: '组卷', value: set.lines.map((line) => say(line, props)).join('；') },
              { label: '必选题', value: set.pinned.join('、') || null },
              { label: '选项不打乱', value: set.unshuffled.join('、') || null },
              { label: '启用', value: set.adoptedAt ? <DateTime value={set.adoptedAt} /> : null },
            ]}
          />
        </Card>
        <VariantsTable
          caption="各套比较"
          variants={variants}
          actions={({ no }) => (
            <span class="flex flex-wrap gap-3">
              <a class="link" href={`${base}/${no}/paper.pdf`}>
                打印
              </a>
              <a class="link" href={`${base}/${no}/paper.pdf?key=yes`}>
                打印（附答案）
              </a>
              <a class="link" href={`${base}/${no}/trial`}>
                试做
              </a>
            </span>
          )}
        />
        {mayMake && set.state === 'DRAWN' && !open ? (
          <div class="flex flex-wrap items-start gap-3">
            <ConfirmButton
              label="提请启用"
              question="另一位经办人确认后，开考时只从这一组里抽用；正在考的人不受影响。"
              confirm="提请复核"
              action={`${base}/proposal`}
              open={form.errors.reason !== undefined}
            >
              <TextArea
                {...fieldOf(form, 'reason')}
                label="说明"
                rows={2}
                maxLength={200}
                required
              />
            </ConfirmButton>
            <ConfirmButton
              label="放弃"
              tone="quiet"
              question="放弃后这一组不能再启用。"
              confirm="确定放弃"
              action={`${base}/discarding`}
            />
          </div>
        ) : null}
      </div>
    </Page>
  );
}

function say(
  line: PaperLine,
  { lessons, points }: Pick<PaperSetPageProps, 'lessons' | 'points'>,
): string {
  const kind =
    line.kind === 'GROUP' ? `案例（每案${line.questionsEach}题）` : kindOf(line.kind).name;
  const lesson = lessons.find(({ id }) => id === line.lessonId);
  const where = lesson ? `第${lesson.position}课` : '';
  const point = points.find(({ id }) => id === line.pointId);
  const about = point ? `“${point.name}”` : '';
  const hard = line.difficulty ? `难度${line.difficulty}` : '';
  return `${where}${about}${hard}${kind} ${line.count} × ${line.points} 分`;
}
