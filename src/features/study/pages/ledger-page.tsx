import type { PageOf } from '../../../kernel/page-of.ts';
import { Page, Pagination, Tabs } from '../../../ui/index.ts';
import type { LessonSummary } from '../../courses/index.ts';
import type { LedgerLine } from '../queries/ledger.ts';
import type { StudyCourse } from '../queries/study-course.ts';
import type { LedgerOrder } from '../rules/ledger-order.ts';
import { Ledger } from './ledger.tsx';

export interface LedgerPageProps {
  course: StudyCourse;
  lines: PageOf<LedgerLine>;
  order: LedgerOrder;
  /** The lesson alone whose lines are shown; null for all. */
  lesson: LessonSummary | null;
}

/** Every line of the study ledger of a round, back to the first, in either order (Q18). */
export function LedgerPage({ course, lines, order, lesson }: LedgerPageProps) {
  const { enrolment, topic, lessons } = course;
  const base = `/study/${enrolment.id}/ledger`;
  const address = (wanted: LedgerOrder) =>
    `${base}?${new URLSearchParams({ order: wanted, ...(lesson ? { lesson: lesson.id } : {}) })}`;
  return (
    <Page
      title="学习记录"
      lead={
        lesson
          ? `第${lesson.position}课　${lesson.title}`
          : '这一轮学习记下的每一次，计入和没有计入的都在。'
      }
      crumbs={[
        { label: '课程', href: '/courses' },
        { label: topic.title, href: `/study/${enrolment.id}` },
        { label: '学习记录' },
      ]}
    >
      <Tabs
        label="排列"
        tabs={[
          { href: address('newest'), label: '最近的在前', current: order === 'newest' },
          { href: address('oldest'), label: '最早的在前', current: order === 'oldest' },
        ]}
      />
      <Ledger lines={lines.rows} lessons={lessons} />
      <Pagination of={lines} />
      {lesson ? (
        <p class="mt-4">
          <a class="link" href={base}>
            全部课程的学习记录
          </a>
        </p>
      ) : null}
    </Page>
  );
}
