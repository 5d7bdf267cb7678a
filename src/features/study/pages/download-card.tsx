import { Alert, ButtonLink, Card, formatBytes, Icon, Island } from '../../../ui/index.ts';
import type { StudyCourse } from '../queries/study-course.ts';

export interface DownloadCardProps {
  course: StudyCourse;
  archiveBytes: number;
  /** A lesson was opened in this round. */
  begun: boolean;
}

/** The download of the whole topic, and what it does to completion and refund (N13, G2, E20). */
export function DownloadCard({ course, archiveBytes, begun }: DownloadCardProps) {
  const { enrolment, topic } = course;
  const url = `/downloads/${enrolment.id}/topic`;
  return (
    <Card title="下载离线学习" icon="download">
      <p class="mb-3">
        全部课文、讲义和视频打成一个压缩包（{formatBytes(archiveBytes)}），可断点续传。
      </p>
      <ul class="list-disc pl-5 mb-3">
        <li>{describeCompletion(course)}</li>
        {begun ? null : <li>下载、看讲义都算开始学习，之后不能再申请退费。</li>}
      </ul>
      {enrolment.refundAskedAt ? (
        <Alert tone="info">
          退费申请正在办理，暂时不能下载。撤回申请或者开始学习以后就可以下载。
        </Alert>
      ) : (
        <Island
          name="topic-download"
          props={{ url, bytes: archiveBytes, name: `${topic.year}年公需科目.zip` }}
        >
          <ButtonLink href={url} tone="quiet" download>
            <Icon name="download" /> 下载整个专题
          </ButtonLink>
        </Island>
      )}
    </Card>
  );
}

/** Returns what the download does to the completion of the round, by the topic's rule. */
function describeCompletion({ topic, lessons, round }: StudyCourse): string {
  if (round.completedAt) return '本轮已经学完，下载不改变学习进度。';
  if (topic.completionRule === 'SELF_DECLARED')
    return '下载记入学习记录；学完后请回到本页点“我已学完”，才可以考试。';
  const videos = lessons.filter(({ videoSeconds }) => videoSeconds !== null).length;
  return topic.completionRule === 'WATCH_RATIO' && videos > 0
    ? `下载后${lessons.length}课都记为已打开；有视频的${videos}课仍要在线观看够时间才算学完，离线观看不计时间。`
    : `下载后${lessons.length}课都记为已学，本轮学习随即完成，可以参加考试。`;
}
