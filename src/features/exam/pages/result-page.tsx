import {
  Alert,
  ButtonLink,
  Card,
  DateTime,
  DefinitionList,
  Island,
  Page,
  Stat,
} from '../../../ui/index.ts';
import { LessonScores } from '../../assessment/index.ts';
import type { LessonSummary, Topic } from '../../courses/index.ts';
import type { Round } from '../../enrolment/index.ts';
import type { ResultChange } from '../queries/closing/result-changes.ts';
import type { Attempt, AttemptResult } from '../rules/attempt.ts';
import { attemptsLeft } from '../rules/rounds.ts';
import { ResultChanges } from './result-changes.tsx';

export interface ResultPageProps {
  attempt: Attempt;
  topic: Topic;
  lessons: LessonSummary[];
  attempts: Attempt[];
  rounds: Round[];
  /** The round of each extra attempt that two decided. */
  extraRounds: string[];
  /** What corrections of the paper changed, oldest first. */
  changes: ResultChange[];
}

const resultNotes: Record<AttemptResult, string> = {
  PASSED: '不需要再考',
  FAILED: '未达到合格线',
  FAILED_NO_SCORE: '时间结束前未返回',
  VOIDED: '本次作废',
};

/** The result at once (N16), with the score by lesson and the next step. */
export function ResultPage(props: ResultPageProps) {
  const { attempt, topic } = props;
  if (attempt.state !== 'GRADED') {
    return (
      <Page title="正在评分" width="narrow" refreshSeconds={2} live>
        <Island name="exam-grading">
          <Alert tone="info">
            试卷已收到，正在评分，本页会自动刷新。您的作答都已保存，不需要做任何操作。
          </Alert>
        </Island>
      </Page>
    );
  }
  return (
    <Page
      title="考试成绩"
      crumbs={[{ label: '考试', href: `/exams/${attempt.enrolmentId}` }, { label: '成绩' }]}
    >
      <div class="stack">
        <Verdict {...props} />
        <ResultChanges {...props} />
        <div class="grid gap-5 sm:grid-cols-3">
          <Stat
            label="得分"
            value={attempt.annulledAt ? '作废' : (attempt.score ?? '没有成绩')}
            note={`满分 ${topic.examFullMark} 分`}
          />
          <Stat label="合格线" value={topic.examPassMark} note="达到即为合格" />
          <Stat
            label="结果"
            value={attempt.annulledAt ? '作废' : attempt.result === 'PASSED' ? '合格' : '不合格'}
            note={attempt.result ? resultNotes[attempt.result] : null}
          />
        </div>
        {attempt.scoreByLesson && !attempt.annulledAt ? (
          <Card title="各课得分" icon="book">
            <LessonScores
              scores={attempt.scoreByLesson}
              lessons={props.lessons}
              practice={`/practice/${attempt.enrolmentId}`}
            />
          </Card>
        ) : null}
        <Card title="交卷回执" icon="list">
          <DefinitionList
            items={[
              { label: '回执编号', value: attempt.submissionNo },
              { label: '考试', value: `${topic.title}，第${attempt.attemptNo}次` },
              { label: '开始', value: <DateTime value={attempt.startedAt} /> },
              {
                label: '结束',
                value: attempt.closedAt ? <DateTime value={attempt.closedAt} /> : null,
              },
            ]}
          />
          <p class="mt-4">
            <a class="link" href={`/attempts/${attempt.id}/complaints`}>
              对试题或分数有异议
            </a>
          </p>
        </Card>
      </div>
    </Page>
  );
}

function Verdict({ attempt, topic, attempts, rounds, extraRounds }: ResultPageProps) {
  if (attempt.result === 'PASSED') {
    return (
      <Alert tone="success" title="恭喜，考试合格">
        <p class="mb-3">成绩合格单已生成，审验申请会自动送到审验单位。</p>
        <ButtonLink href="/slips">查看合格单</ButtonLink>
      </Alert>
    );
  }
  if (attempt.annulledAt)
    return (
      <Alert tone="error" title="这次考试已作废">
        原因：{attempt.annulledBecause}。这次没有成绩，机会算作已用
        {attempt.score !== null && attempt.score >= topic.examPassMark
          ? '；已经生成的合格单随之撤销'
          : ''}
        。如有异议，请联系市人事培训中心。
        <p class="mt-3">
          <ButtonLink href={`/exams/${attempt.enrolmentId}`} tone="quiet">
            查看考试机会
          </ButtonLink>
        </p>
      </Alert>
    );
  const why =
    attempt.result === 'FAILED_NO_SCORE'
      ? '考试时间结束前没有返回，按规定本次没有成绩，计为一次。'
      : `本次得分未达到 ${topic.examPassMark} 分。`;
  if (attempt.restoredAt && attempt.regradedAt)
    return (
      <Alert tone="info" title="这次考试不再计入次数">
        <p class="mb-3">{attempt.restoredBecause}。</p>
        <ButtonLink href="/slips">查看合格单</ButtonLink>
      </Alert>
    );
  if (attempt.restoredAt)
    return (
      <Alert tone="info" title="本次机会已返还">
        因平台原因，这次考试不计入次数。
      </Alert>
    );
  const round = rounds.at(-1);
  const extra = attemptsLeft(topic, attempts, attempt.roundId, extraRounds);
  if (round && round.id !== attempt.roundId && extra === 0) {
    const owed = round.owedFen > 0;
    return (
      <Alert tone="warning" title="需要重新学习">
        <p class="mb-3">
          {why}本轮 {topic.maxAttempts} 次机会都未合格，按规定要重新学习。第{round.roundNo}
          轮学习{owed ? '缴费后开放' : '已经开放'}
          {topic.restudyFeeFen === 0 ? '，不再收费' : ''}；学完后重新获得 {topic.maxAttempts}{' '}
          次考试机会。以前的学习和考试记录都保留。
        </p>
        {owed ? (
          <ButtonLink href={`/enrolments/${attempt.enrolmentId}/payment`}>去缴费</ButtonLink>
        ) : (
          <ButtonLink href={`/study/${attempt.enrolmentId}`}>开始重新学习</ButtonLink>
        )}
      </Alert>
    );
  }
  const advice =
    attempt.result === 'FAILED_NO_SCORE'
      ? '再考前请先确认电脑和网络。'
      : '建议先看看失分较多的课。';
  const left = attemptsLeft(topic, attempts, attempt.roundId, extraRounds);
  return (
    <Alert tone="warning" title="本次未合格">
      <p class="mb-3">
        {why}
        {left === null || left > 0
          ? `${left === null ? '您可以再次考试' : `您还有 ${left} 次机会`}，${advice}`
          : '考试机会已经用完。'}
      </p>
      <div class="flex flex-wrap gap-3">
        {left === 0 ? null : (
          <ButtonLink href={`/exams/${attempt.enrolmentId}`}>再次考试</ButtonLink>
        )}
        <ButtonLink href={`/study/${attempt.enrolmentId}`} tone="quiet">
          复习课程
        </ButtonLink>
        <ButtonLink href={`/practice/${attempt.enrolmentId}`} tone="quiet">
          模拟练习
        </ButtonLink>
      </div>
    </Alert>
  );
}
