import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  ErrorSummary,
  Form,
  Island,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import type { Chapter, LessonText } from '../rules/lesson.ts';
import type { Topic } from '../rules/topic.ts';

export interface OutlinePlanPageProps {
  topic: Topic;
  chapters: readonly Chapter[];
  /** Listed and prepared lessons. */
  lessons: readonly LessonText[];
  revision: number;
  waiting: Proposal | undefined;
  form: FormState;
}

/** Another outline of a published topic, put together before it is proposed. */
export function OutlinePlanPage(props: OutlinePlanPageProps) {
  const { topic, chapters, lessons, revision, waiting, form } = props;
  const base = `/topics/${topic.id}`;
  const last = lessons.filter(({ listing }) => listing === 'LISTED').length + 1;
  return (
    <Page
      title="调整课程目录"
      lead={topic.title}
      crumbs={[
        { label: '年度专题', href: '/topics' },
        { label: topic.title, href: base },
        { label: '课程目录', href: `${base}/lessons` },
        { label: '调整' },
      ]}
      width="wide"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <OpenProposal proposal={waiting} />
        <Alert tone="info">
          专题已经发布：这里排好新的目录，先看影响，再提请市局确认。撤下的课学过的人仍能打开学过的那一版。
        </Alert>
        <Form action={`${base}/outline-plan`} class="stack">
          <input type="hidden" name="revision" value={revision} />
          <Island name="outline-plan" class="stack">
            {chapters.map((chapter) => (
              <Card key={chapter.id} title={`第${chapter.position}章　${chapter.title}`}>
                <ol class="flex flex-col" data-chapter={chapter.id}>
                  {lessons
                    .filter(({ chapterId }) => chapterId === chapter.id)
                    .map((lesson) => (
                      <PlanLine key={lesson.id} {...{ chapters, lesson, form, last }} />
                    ))}
                </ol>
              </Card>
            ))}
          </Island>
          <div class="flex flex-wrap gap-3">
            <SubmitButton busyText="正在计算…">看影响</SubmitButton>
            <ButtonLink href={`${base}/lessons`} tone="quiet">
              不调整了
            </ButtonLink>
          </div>
        </Form>
      </div>
    </Page>
  );
}

interface PlanLineProps {
  /** The place behind all that are listed. */
  last: number;
  chapters: readonly Chapter[];
  lesson: LessonText;
  form: FormState;
}

function PlanLine({ chapters, lesson, last, form: { values } }: PlanLineProps) {
  const { id, title, listing, position, minutes } = lesson;
  const isSent = values[`place_${id}`] !== undefined;
  const isIn = isSent ? values[`in_${id}`] !== undefined : listing === 'LISTED';
  const chapter = typed(values, `chapter_${id}`, lesson.chapterId);
  return (
    <li
      class="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line py-2 last:border-0"
      data-lesson={id}
    >
      <label class="flex min-w-0 grow cursor-pointer items-center gap-3">
        <input class="checkbox" type="checkbox" name={`in_${id}`} value="yes" checked={isIn} />
        <span class="min-w-0">
          {title} <span class="text-sm text-muted figures">{minutes}分钟</span>
        </span>
        {listing === 'PREPARED' ? <Badge tone="info">准备中</Badge> : null}
      </label>
      <label class="flex items-center gap-2 text-sm">
        章
        <select class="select select-sm w-48 sm:w-64" name={`chapter_${id}`}>
          {chapters.map((one) => (
            <option key={one.id} value={one.id} selected={one.id === chapter}>
              第{one.position}章　{one.title}
            </option>
          ))}
        </select>
        <span class="sr-only">（{title}）</span>
      </label>
      <label class="flex items-center gap-2 text-sm">
        次序
        <input
          class="input input-sm w-20"
          type="number"
          name={`place_${id}`}
          min="0"
          max="999"
          step="any"
          value={typed(values, `place_${id}`, String(listing === 'LISTED' ? position : last))}
        />
        <span class="sr-only">（{title}）</span>
      </label>
    </li>
  );
}
