import {
  Badge,
  Card,
  ConfirmButton,
  DateTime,
  DefinitionList,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { Learner } from '../../accounts/index.ts';
import { type Attempt, resultNames } from '../attempt.ts';

export interface ExamDeskPageProps {
  who: string;
  learner: Learner | null;
  attempts: Attempt[];
  errors: Record<string, string>;
}

/** The centre finds a person's attempts and mends what the platform spoilt (G5). */
export function ExamDeskPage({ who, learner, attempts, errors }: ExamDeskPageProps) {
  return (
    <Page
      title="考试服务"
      lead="平台故障影响考试时，可以延长考试时间，或返还考试机会。每次操作都要写明原因，并记入审计。"
    >
      <ErrorSummary errors={errors} />
      <div class="stack">
        <Card title="查找学员" icon="search">
          <Form action="/exam-desk" method="get" class="flex flex-wrap items-end gap-3">
            <TextField name="who" label="证件号码或手机号" value={who} required />
            <div class="mb-5">
              <SubmitButton>查找</SubmitButton>
            </div>
          </Form>
        </Card>
        {who && !learner ? (
          <EmptyState title="没有找到这位学员" icon="search">
            请核对证件号码或手机号。
          </EmptyState>
        ) : null}
        {learner && attempts.length === 0 ? (
          <EmptyState title={`${learner.name} 还没有参加过考试`} icon="pen" />
        ) : null}
        {learner
          ? attempts.map((attempt) => (
              <AttemptCard key={attempt.id} who={who} learner={learner} attempt={attempt} />
            ))
          : null}
      </div>
    </Page>
  );
}

function AttemptCard({
  who,
  learner,
  attempt,
}: {
  who: string;
  learner: Learner;
  attempt: Attempt;
}) {
  const failed = attempt.result === 'FAILED' || attempt.result === 'FAILED_NO_SCORE';
  return (
    <Card
      title={`${learner.name}（${learner.idNumberMasked}）第${attempt.attemptNo}次考试`}
      actions={
        <Badge
          tone={
            attempt.state === 'OPEN' ? 'info' : attempt.result === 'PASSED' ? 'success' : 'neutral'
          }
        >
          {attempt.restoredAt ? '已返还' : attempt.result ? resultNames[attempt.result] : '进行中'}
        </Badge>
      }
    >
      <DefinitionList
        items={[
          { label: '开始', value: <DateTime value={attempt.startedAt} /> },
          { label: '截止', value: <DateTime value={attempt.deadlineAt} /> },
          { label: '最后联系', value: <DateTime value={attempt.lastContactAt} /> },
          { label: '得分', value: attempt.score },
        ]}
      />
      <div class="mt-4 flex flex-wrap gap-3 items-start">
        {attempt.state === 'OPEN' ? (
          <ConfirmButton
            label="延长时间"
            tone="quiet"
            action={`/exam-desk/attempts/${attempt.id}/extension`}
            question="按实际中断的时间延长。"
            confirm="延长"
          >
            <input type="hidden" name="who" value={who} />
            <TextField name="minutes" label="延长分钟数" type="number" required size="short" />
            <TextField name="because" label="原因" required />
          </ConfirmButton>
        ) : null}
        {failed && !attempt.restoredAt ? (
          <ConfirmButton
            label="返还机会"
            tone="quiet"
            action={`/exam-desk/attempts/${attempt.id}/restoration`}
            question="返还后这次考试不计次数，记录保留。"
            confirm="返还"
          >
            <input type="hidden" name="who" value={who} />
            <TextField name="because" label="原因" required />
          </ConfirmButton>
        ) : null}
      </div>
    </Card>
  );
}
