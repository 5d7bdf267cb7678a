import {
  Badge,
  ButtonLink,
  Card,
  ConfirmButton,
  DateTime,
  DefinitionList,
  Form,
  Money,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import { type Topic, topicFacts } from '../../courses/index.ts';
import type { CompetentBody, EndorserRule } from '../../organisations/index.ts';
import { type Enrolment, mayWithdraw, type Round } from '../rules/enrolment.ts';
import { EndorserCard } from './endorser-card.tsx';

export interface EnrolmentPageProps {
  enrolment: Enrolment;
  topic: Topic;
  endorser: CompetentBody<EndorserRule>;
  round: Round | null;
}

const states = {
  SELECTED: { tone: 'warning', text: '待缴费' },
  OPEN: { tone: 'success', text: '已开通' },
  WITHDRAWN: { tone: 'neutral', text: '已退选' },
  REFUNDED: { tone: 'neutral', text: '已退费' },
} as const;

/** An enrolment: its state and the next step. */
export function EnrolmentPage({ enrolment, topic, endorser, round }: EnrolmentPageProps) {
  const state = states[enrolment.state];
  return (
    <Page title={topic.title} crumbs={[{ label: '课程', href: '/courses' }, { label: '我的选课' }]}>
      <div class="two-columns">
        <div class="stack">
          <Card
            title="办理进度"
            icon="flag"
            tone="accent"
            actions={<Badge tone={state.tone}>{state.text}</Badge>}
          >
            <NextStep enrolment={enrolment} topic={topic} round={round} />
          </Card>
          <Card title="课程与考试规则" icon="info">
            <DefinitionList
              items={[
                { label: '选报时间', value: <DateTime value={enrolment.selectedAt} /> },
                ...topicFacts(topic),
              ]}
            />
          </Card>
        </div>
        <EndorserCard endorser={endorser} />
      </div>
    </Page>
  );
}

type StepProps = Omit<EnrolmentPageProps, 'endorser'>;

function NextStep(props: StepProps) {
  const { enrolment, topic, round } = props;
  if (enrolment.state === 'SELECTED') return <ToPay {...props} />;
  if (enrolment.state === 'OPEN')
    return round && round.owedFen > 0 ? (
      <RoundToPay {...props} round={round} />
    ) : (
      <Open {...props} />
    );
  return (
    <>
      <p class="mb-4">这条选课已经结束，需要学习时可以重新选报。</p>
      <ButtonLink href={`/courses/${topic.id}`}>重新选报</ButtonLink>
    </>
  );
}

function ToPay({ enrolment, topic }: StepProps) {
  if (topic.feeFen === 0)
    return (
      <Form action="/enrolments">
        <input type="hidden" name="topicId" value={topic.id} />
        <p class="mb-4">这门课程对您不再收费，现在就可以开通。</p>
        <SubmitButton>免费开通</SubmitButton>
      </Form>
    );
  return (
    <>
      <p class="mb-4">
        下一步：缴费。可以到现场办理，也可以在线支付，支付成功后自动开通学习和考试。
      </p>
      <div class="flex flex-wrap gap-3 items-start">
        <ButtonLink href={`/enrolments/${enrolment.id}/payment`}>去缴费</ButtonLink>
        {mayWithdraw(enrolment) ? (
          <ConfirmButton
            label="退选"
            tone="quiet"
            action={`/enrolments/${enrolment.id}/withdrawal`}
            question="退选后可以重新选报，不产生费用。确定退选吗？"
            confirm="确定退选"
          />
        ) : null}
      </div>
    </>
  );
}

// The exam stays linked: an attempt of the previous round may have been restored (G5).
function RoundToPay({ enrolment, round }: StepProps & { round: Round }) {
  return (
    <>
      <p class="mb-4">
        第{round.roundNo}轮重新学习需缴费 <Money fen={round.owedFen} />
        ，缴费后开放学习，学完重新获得考试机会。模拟练习不受影响。
      </p>
      <div class="flex flex-wrap gap-3">
        <ButtonLink href={`/enrolments/${enrolment.id}/payment`}>去缴费</ButtonLink>
        <ButtonLink href={`/practice/${enrolment.id}`} tone="quiet">
          模拟练习
        </ButtonLink>
        <ButtonLink href={`/exams/${enrolment.id}`} tone="quiet">
          考试
        </ButtonLink>
      </div>
    </>
  );
}

function Open({ enrolment, topic, round }: StepProps) {
  const again = round !== null && round.roundNo > 1;
  const charged = topic.feeFen > 0 || (again && topic.restudyFeeFen > 0);
  return (
    <>
      <p class="mb-4">
        {again
          ? `第${round.roundNo}轮学习已开放，学完后重新获得考试机会。`
          : '学习和考试权限已开通。'}
      </p>
      <div class="flex flex-wrap gap-3">
        <ButtonLink href={`/study/${enrolment.id}`}>进入学习</ButtonLink>
        <ButtonLink href={`/exams/${enrolment.id}`} tone="quiet">
          考试
        </ButtonLink>
        {charged ? (
          <ButtonLink href={`/enrolments/${enrolment.id}/payment`} tone="quiet">
            缴费记录
          </ButtonLink>
        ) : null}
      </div>
    </>
  );
}
