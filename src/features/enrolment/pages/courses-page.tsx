import { Badge, ButtonLink, Card, EmptyState, formatDate, Money, Page } from '../../../ui/index.ts';
import { enrolmentPhase, type Topic } from '../../courses/index.ts';
import type { Enrolment } from '../rules/enrolment.ts';

export interface CoursesPageProps {
  topics: Topic[];
  enrolments: Enrolment[];
  now: Date;
}

const phases = {
  NOT_YET: { tone: 'neutral', text: '未开放' },
  OPEN: { tone: 'success', text: '可以选报' },
  MAKE_UP: { tone: 'info', text: '可以补学' },
  CLOSED: { tone: 'neutral', text: '已结束' },
} as const;

/** The public subjects of all years (N31), with the learner's enrolments. */
export function CoursesPage({ topics, enrolments, now }: CoursesPageProps) {
  return (
    <Page
      title="公需科目课程"
      lead="每年一个专题，由市人力社保部门确定。选报、缴费之后即可学习和考试。"
    >
      {topics.length === 0 ? (
        <EmptyState title="还没有发布课程" icon="book">
          课程发布后会显示在这里。
        </EmptyState>
      ) : (
        <div class="stack">
          {topics.map((topic) => (
            <TopicCard
              key={topic.id}
              topic={topic}
              enrolment={enrolments.find(
                (one) =>
                  one.topicId === topic.id && (one.state === 'OPEN' || one.state === 'SELECTED'),
              )}
              now={now}
            />
          ))}
        </div>
      )}
    </Page>
  );
}

function TopicCard({
  topic,
  enrolment,
  now,
}: {
  topic: Topic;
  enrolment: Enrolment | undefined;
  now: Date;
}) {
  const phaseKey = enrolmentPhase(topic, now);
  const phase = phases[phaseKey];
  return (
    <Card
      title={
        <span class="flex flex-wrap items-center gap-2">
          {topic.title}{' '}
          {enrolment ? (
            <Badge tone={enrolment.state === 'OPEN' ? 'success' : 'warning'}>
              {enrolment.state === 'OPEN' ? '已开通' : '待缴费'}
            </Badge>
          ) : (
            <Badge tone={phase.tone}>{phase.text}</Badge>
          )}
        </span>
      }
    >
      <p class="text-muted mb-4">{topic.summary}</p>
      <div class="flex flex-wrap items-center justify-between gap-4">
        <p class="figures">
          {topic.year}年 · {topic.creditHours}学时 ·{' '}
          {topic.feeFen === 0 ? '免费' : <Money fen={topic.feeFen} />} · 考试截止{' '}
          {formatDate(
            phaseKey === 'MAKE_UP' && topic.makeUpUntil ? topic.makeUpUntil : topic.examClosesAt,
          )}
        </p>
        {enrolment ? (
          <ButtonLink
            href={
              enrolment.state === 'OPEN' ? `/study/${enrolment.id}` : `/enrolments/${enrolment.id}`
            }
          >
            {enrolment.state === 'OPEN' ? '进入学习' : '继续办理'}
          </ButtonLink>
        ) : (
          <ButtonLink href={`/courses/${topic.id}`} tone="quiet">
            了解与选报
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}
