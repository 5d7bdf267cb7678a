import { dayOf } from '../../../kernel/calendar.ts';
import { emptyForm, type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  ConfirmButton,
  DateTime,
  DefinitionList,
  ErrorSummary,
  formatDateTime,
  formatSeconds,
  Page,
  TextField,
} from '../../../ui/index.ts';
import type { Attempt } from '../rules/attempt.ts';
import { type AnswerMinute, minuteBars, type TimelineEntry } from '../rules/attempt-timeline.ts';
import {
  type Intervention,
  type InterventionKind,
  interventionNames,
  interventionStateNames,
  interventionTones,
} from '../rules/intervention.ts';
import { Bars } from './bars.tsx';
import { AttemptBadge, type Person } from './people-page.tsx';

export interface AttemptTimelinePageProps {
  person: Person;
  title: string;
  attempt: Attempt;
  timeline: TimelineEntry[];
  answers: AnswerMinute[];
  interventions: Intervention[];
  /** True for the centre; the bureau only reads. */
  mayPropose: boolean;
  /** The form of the proposal. */
  form: FormState;
  now: Date;
}

/** The timeline of an attempt, and what the centre can propose for it. */
export function AttemptTimelinePage(props: AttemptTimelinePageProps) {
  const { person, title, attempt, timeline, answers, interventions, mayPropose, form } = props;
  const saved = answers.reduce((sum, minute) => sum + minute.answers, 0);
  return (
    <Page
      title={`${person.name} 第${attempt.attemptNo}次考试`}
      lead={title}
      crumbs={[
        { label: '考试监控', href: '/exam-monitor' },
        {
          label: person.name,
          ...(mayPropose ? { href: `/exam-monitor/people/${person.accountId}` } : {}),
        },
        { label: `第${attempt.attemptNo}次考试` },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="two-columns">
        <div class="stack">
          <Card title="经过" icon="list">
            <ol class="flex flex-col gap-2">
              {timeline.map((line) => (
                <li key={`${line.at.getTime()} ${line.what}`} class="flex gap-3">
                  <span class="figures text-muted shrink-0">{momentOf(line.at, attempt)}</span>
                  <span>
                    {line.what}
                    {line.detail ? <span class="text-muted">　{line.detail}</span> : null}
                  </span>
                </li>
              ))}
            </ol>
          </Card>
          <Card title="作答" icon="pen">
            <Bars
              values={minuteBars(attempt, answers)}
              label={`每分钟保存的作答，共${saved}次，分布在${answers.length}分钟里`}
            />
            <p class="mt-2 text-sm text-muted">
              每格1分钟，从开始到{attempt.closedAt ? '结束' : '截止'}；共保存 {saved} 次。
            </p>
          </Card>
        </div>
        <div class="stack">
          <Card title="考试" icon="clock" actions={<AttemptBadge attempt={attempt} />}>
            <DefinitionList
              items={[
                { label: '证件号码', value: person.idNumberMasked },
                { label: '开始', value: <DateTime value={attempt.startedAt} /> },
                { label: '截止', value: <DateTime value={attempt.deadlineAt} /> },
                { label: '最后联系', value: <DateTime value={attempt.lastContactAt} /> },
                { label: '打开试卷', value: `${attempt.openings} 次` },
                {
                  label: '结束',
                  value: attempt.closedAt ? <DateTime value={attempt.closedAt} /> : null,
                },
                { label: '回执编号', value: attempt.submissionNo },
                { label: '得分', value: attempt.score },
                { label: '作废原因', value: attempt.annulledBecause },
              ]}
            />
          </Card>
          {mayPropose ? <Proposals {...props} /> : null}
          {interventions.length > 0 ? (
            <Card title="处理记录" icon="check">
              <ul class="flex flex-col gap-2">
                {interventions.map((one) => (
                  <li key={one.id} class="flex flex-wrap items-center gap-3">
                    {mayPropose ? (
                      <a class="link" href={`/exam-monitor/interventions/${one.id}`}>
                        {interventionNames[one.kind]}
                      </a>
                    ) : (
                      interventionNames[one.kind]
                    )}
                    <Badge tone={interventionTones[one.state]}>
                      {interventionStateNames[one.state]}
                    </Badge>
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
        </div>
      </div>
    </Page>
  );
}

/** The time of day, with the date when it is not the day of the exam. */
function momentOf(at: Date, { startedAt }: Attempt): string {
  return dayOf(at) === dayOf(startedAt) ? formatSeconds(at) : formatDateTime(at);
}

function Proposals({ attempt, form, now }: AttemptTimelinePageProps) {
  const runs = attempt.state === 'OPEN' && attempt.deadlineAt > now;
  const failed = attempt.result === 'FAILED' || attempt.result === 'FAILED_NO_SCORE';
  const over = attempt.annulledAt !== null || attempt.restoredAt !== null;
  const action = `/exam-monitor/attempts/${attempt.id}/interventions`;
  if (over) return null;
  return (
    <Card title="提出处理" icon="flag">
      <Alert tone="info">提出后由中心另一位经办人复核，复核时立即执行。</Alert>
      <div class="mt-4 flex flex-col items-start gap-3">
        {runs ? (
          <ProposalButton
            kind="EXTEND"
            action={action}
            form={form}
            tone="quiet"
            question="按实际中断的时间延长，最多到考试期结束。"
            confirm="提出延长"
          />
        ) : null}
        {failed ? (
          <ProposalButton
            kind="RESTORE"
            action={action}
            form={form}
            tone="quiet"
            question="因平台故障没有考好的，返还后这次考试不计次数，记录保留。"
            confirm="提出返还"
          />
        ) : null}
        {failed ? (
          <ButtonLink tone="quiet" href={`/exam-monitor/attempts/${attempt.id}/extra-attempt`}>
            增加一次机会
          </ButtonLink>
        ) : null}
        <ProposalButton
          kind="ANNUL"
          action={action}
          form={form}
          question="作废后没有成绩，这次机会算已用；已经合格的，合格单撤销，学时收回。学员会看到原因。"
          confirm="提出作废"
        />
      </div>
    </Card>
  );
}

function ProposalButton({
  kind,
  action,
  form,
  tone,
  question,
  confirm,
}: {
  kind: InterventionKind;
  action: string;
  form: FormState;
  tone?: 'quiet';
  question: string;
  confirm: string;
}) {
  const open = form.values.kind === kind;
  const { values, errors } = open ? form : emptyForm;
  return (
    <ConfirmButton label={interventionNames[kind]} {...{ action, open, question, confirm, tone }}>
      <input type="hidden" name="kind" value={kind} />
      {kind === 'EXTEND' ? (
        <TextField
          name="minutes"
          label="延长分钟数"
          type="number"
          value={typed(values, 'minutes')}
          error={errors.minutes}
          required
          size="short"
        />
      ) : null}
      <TextField
        name="because"
        label="原因"
        value={typed(values, 'because')}
        error={errors.because}
        required
      />
    </ConfirmButton>
  );
}
