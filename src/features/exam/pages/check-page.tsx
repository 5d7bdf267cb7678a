import {
  Alert,
  ButtonLink,
  Card,
  CheckboxField,
  DataTable,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Island,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import { examPeriod } from '../../courses/index.ts';
import type { Enrolment } from '../../enrolment/index.ts';
import { type Attempt, resultNames } from '../rules/attempt.ts';
import { refusals } from '../rules/refusals.ts';
import { barrierFacts, type StartDecision, type StartFacts } from '../rules/start.ts';

export interface CheckPageProps {
  enrolment: Enrolment;
  facts: StartFacts;
  decision: StartDecision;
  errors: Record<string, string>;
}

/** The page before the exam (N21): rules, attempts left, deadline, check of computer and network. */
export function CheckPage({ enrolment, facts, decision, errors }: CheckPageProps) {
  const { topic } = facts;
  return (
    <Page
      title="考前检查"
      lead={topic.title}
      crumbs={[
        { label: '课程', href: '/courses' },
        { label: topic.title, href: `/study/${enrolment.id}` },
        { label: '考试' },
      ]}
    >
      <ErrorSummary errors={errors} />
      <div class="two-columns">
        <div class="stack">
          <Card title="考试规则" icon="info">
            <DefinitionList
              items={[
                { label: '时长', value: `${topic.examMinutes} 分钟，从开始时计时，中途不停表` },
                {
                  label: '合格',
                  value: `满分 ${topic.examFullMark} 分，${topic.examPassMark} 分合格`,
                },
                {
                  label: '考试期',
                  value: examPeriod(topic),
                },
                { label: '座位', value: facts.seats && <Seat {...{ enrolment, facts }} /> },
                {
                  label: '本轮机会',
                  value:
                    topic.maxAttempts === null
                      ? '不限次数'
                      : `共 ${topic.maxAttempts} 次，不得超过`,
                },
              ]}
            />
          </Card>
          <Card title="中断了怎么办" icon="warning">
            <ul class="list-disc pl-5 flex flex-col gap-2">
              <li>
                每答一题立即保存在服务器上。断电、断网、关了页面，都可以重新登录，在任何一台电脑或手机上继续。
              </li>
              <li>时间不会停。到截止时间还没有回来的，本次没有成绩，按不合格计一次。</li>
              <li>到时仍在考试的，按已保存的作答自动交卷评分。</li>
              <li>因平台故障受影响的，培训中心可以延长时间或返还机会。</li>
            </ul>
          </Card>
          <Attempts attempts={facts.attempts} />
        </div>
        <div class="stack">
          <Card title="检查电脑和网络" icon="check">
            <Island name="exam-check" props={{ pingUrl: '/healthz' }}>
              <ul class="flex flex-col gap-2" data-checks>
                <li>请确认网络稳定，笔记本电脑接上电源。</li>
                <li>请关闭会自动重启或休眠的程序。</li>
                <li>
                  第一次用这台设备，请先做一次
                  <a class="link" href="/environment" target="_blank" rel="noopener">
                    电脑和网络检测
                  </a>
                  。
                </li>
              </ul>
            </Island>
          </Card>
          <Card title="开始考试" icon="pen" tone="accent">
            <Start enrolment={enrolment} decision={decision} errors={errors} />
          </Card>
        </div>
      </div>
    </Page>
  );
}

function Seat({ enrolment, facts: { seats } }: Pick<CheckPageProps, 'enrolment' | 'facts'>) {
  const held = seats?.held;
  return (
    <>
      {held ? `已预约“${held.name}”` : '要先预约'}{' '}
      <a class="link" href={`/exams/${enrolment.id}/seat`}>
        {held ? '查看或改' : '去预约'}
      </a>
    </>
  );
}

function Start({
  enrolment,
  decision,
  errors,
}: Pick<CheckPageProps, 'enrolment' | 'decision' | 'errors'>) {
  if (decision.may === 'resume') {
    return (
      <>
        <p class="mb-3">您有一场正在进行的考试，已保存的作答都在。</p>
        <ButtonLink href={`/attempts/${decision.attemptId}`}>继续考试</ButtonLink>
      </>
    );
  }
  if (!decision.may) {
    const answer = refusals[`exam.${decision.because}`]?.(barrierFacts(decision, enrolment.id));
    return (
      <>
        <Alert tone="info">{answer?.sentence}</Alert>
        {answer?.next.href ? (
          <p class="mt-3">
            <ButtonLink href={answer.next.href}>{answer.next.text}</ButtonLink>
          </p>
        ) : null}
      </>
    );
  }
  return (
    <Form action={`/exams/${enrolment.id}/attempts`}>
      <DefinitionList
        items={[
          { label: '这是', value: `第 ${decision.attemptNo} 次考试` },
          {
            label: '剩余机会',
            value:
              decision.attemptsLeft === null ? '不限' : `${decision.attemptsLeft} 次（含这一次）`,
          },
          { label: '现在开始则截止', value: <DateTime value={decision.deadline} /> },
        ]}
      />
      <div class="mt-4">
        <CheckboxField
          name="confirmed"
          label="我已确认电脑和网络正常，了解中断的处理办法。"
          error={errors.confirmed}
          required
        />
      </div>
      <SubmitButton size="large">开始考试</SubmitButton>
    </Form>
  );
}

function Attempts({ attempts }: { attempts: readonly Attempt[] }) {
  if (attempts.length === 0) return null;
  return (
    <Card title="我的考试记录" icon="list">
      <DataTable
        caption="考试记录"
        rows={attempts}
        rowKey={(attempt) => attempt.id}
        columns={[
          {
            key: 'at',
            label: '开始时间',
            cell: (attempt) => <DateTime value={attempt.startedAt} />,
          },
          { key: 'no', label: '次数', cell: (attempt) => `第${attempt.attemptNo}次` },
          {
            key: 'score',
            label: '得分',
            numeric: true,
            cell: ({ annulledAt, score }) => (annulledAt ? '' : (score ?? '')),
          },
          {
            key: 'result',
            label: '结果',
            cell: (attempt) =>
              attempt.restoredAt ? (
                '已返还，不计次'
              ) : attempt.result ? (
                <a class="link" href={`/attempts/${attempt.id}/result`}>
                  {resultNames[attempt.result]}
                </a>
              ) : (
                '进行中'
              ),
          },
        ]}
      />
    </Card>
  );
}
