import { ButtonLink, DataTable, formatDateTime, Page } from '../../../ui/index.ts';
import { placeAndTitle, placeOf, type WrittenLesson } from '../rules/lesson.ts';
import type { LessonVersion } from '../rules/lesson-version.ts';
import type { Topic } from '../rules/topic.ts';

export interface LessonVersionsPageProps {
  topic: Topic;
  lesson: WrittenLesson;
  versions: readonly LessonVersion[];
  /** How many people studied each version. */
  studied: ReadonlyMap<number, number>;
}

/** The versions of a lesson, newest first: who wrote each, why, and how many studied it. */
export function LessonVersionsPage(props: LessonVersionsPageProps) {
  const { topic, lesson, versions, studied } = props;
  const base = `/topics/${topic.id}/lessons/${lesson.id}`;
  return (
    <Page
      title="课文的各版"
      lead={placeAndTitle(lesson)}
      crumbs={[
        { label: '年度专题', href: '/topics' },
        { label: topic.title, href: `/topics/${topic.id}` },
        { label: '课程目录', href: `/topics/${topic.id}/lessons` },
        { label: placeOf(lesson), href: base },
        { label: '各版' },
      ]}
      actions={
        <ButtonLink href={base} tone="quiet">
          回到这一课
        </ButtonLink>
      }
    >
      <DataTable
        caption="课文的各版，新的在前"
        rows={[...versions]}
        rowKey={({ versionNo }) => String(versionNo)}
        columns={[
          {
            key: 'version',
            label: '版本',
            cell: ({ versionNo }) => (
              <a class="link" href={`${base}/versions/${versionNo}`}>
                第{versionNo}版{versionNo === lesson.versionNo ? '（现在的）' : ''}
              </a>
            ),
          },
          {
            key: 'at',
            label: '时间',
            cell: ({ writtenAt }) => (writtenAt ? formatDateTime(writtenAt) : '没有记录'),
          },
          { key: 'by', label: '作者', cell: ({ writtenByName }) => writtenByName ?? '导入' },
          { key: 'reason', label: '更正的原因', cell: ({ reason }) => reason || '—' },
          {
            key: 'studied',
            label: '学过的人',
            numeric: true,
            cell: ({ versionNo }) => `${studied.get(versionNo) ?? 0} 人`,
          },
        ]}
      />
    </Page>
  );
}
