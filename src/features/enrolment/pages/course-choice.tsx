import { Alert, ButtonLink, Form, formatDate, Money, SubmitButton } from '../../../ui/index.ts';
import { enrolmentPhase, type Topic } from '../../courses/index.ts';
import type { Enrolment } from '../rules/enrolment.ts';

export interface ChoiceProps {
  topic: Topic;
  enrolment: Enrolment | null;
  signedIn: boolean;
  now: Date;
}

/** On a phone: the price and the one button, always in sight. */
export function BuyBar({ topic, enrolment, signedIn, now }: ChoiceProps) {
  const phase = enrolmentPhase(topic, now);
  if (!enrolment && (phase === 'NOT_YET' || phase === 'CLOSED')) return null;
  return (
    <div class="buy-bar no-print">
      <p>
        <b>{topic.feeFen === 0 ? '免费' : <Money fen={topic.feeFen} />}</b>
        {enrolment ? '您已选报' : topic.feeFen === 0 ? '选报后就能学' : '全年一次，不另收'}
      </p>
      {enrolment ? (
        <ButtonLink href={`/enrolments/${enrolment.id}`}>查看办理进度</ButtonLink>
      ) : signedIn ? (
        <Form action="/enrolments">
          <input type="hidden" name="topicId" value={topic.id} />
          <button type="submit" class="btn btn-primary w-full">
            {phase === 'MAKE_UP' ? '选报补学' : '选报这门课程'}
          </button>
        </Form>
      ) : (
        <ButtonLink href={`/login?next=/courses/${topic.id}`}>登录后选报</ButtonLink>
      )}
    </div>
  );
}

/** What can be done about a course: select it, or see how far it is. */
export function Choice({ topic, enrolment, signedIn, now }: ChoiceProps) {
  const phase = enrolmentPhase(topic, now);
  if (enrolment) {
    return (
      <>
        <p class="mb-3">您已经选报了这门课程。</p>
        <ButtonLink href={`/enrolments/${enrolment.id}`}>查看办理进度</ButtonLink>
      </>
    );
  }
  if (phase === 'NOT_YET')
    return <Alert tone="info">{formatDate(topic.enrolmentOpensAt)}开放选课，届时请再来。</Alert>;
  if (phase === 'CLOSED') return <Alert tone="warning">选课和补学时间都已结束。</Alert>;
  const free = topic.feeFen === 0;
  if (!signedIn) {
    return (
      <>
        <p class="mb-3">
          {free
            ? '注册或登录后即可选报，选报后就能学习。'
            : '注册或登录后即可选报，选报不收费，缴费后开通学习。'}
        </p>
        <div class="flex gap-2">
          <ButtonLink href={`/login?next=/courses/${topic.id}`}>登录</ButtonLink>
          <ButtonLink href="/register" tone="quiet">
            注册
          </ButtonLink>
        </div>
      </>
    );
  }
  return (
    <Form action="/enrolments">
      <input type="hidden" name="topicId" value={topic.id} />
      {phase === 'MAKE_UP' ? (
        <p class="mb-3">这是往年专题，可以补学到 {formatDate(topic.makeUpUntil as Date)}。</p>
      ) : (
        <p class="mb-3">
          {free ? '这门课程免费，选报后就能学习和考试。' : '选报后再缴费；缴费前可以退选。'}
        </p>
      )}
      <SubmitButton>{phase === 'MAKE_UP' ? '选报补学' : '选报这门课程'}</SubmitButton>
    </Form>
  );
}
