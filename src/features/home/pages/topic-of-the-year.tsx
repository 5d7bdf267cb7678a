import type { ComponentChildren } from 'preact';
import { daysUntil } from '../../../kernel/calendar.ts';
import { ButtonLink, formatDate, Money } from '../../../ui/index.ts';
import { enrolmentPhase, type Topic } from '../../courses/index.ts';

/** This year's topic: hours, fee with its document, exam, days left (E19, Q31). */
export function TopicOfTheYear({
  topic,
  now,
  learner = true,
}: {
  topic: Topic;
  now: Date;
  /** False for officers, who select nothing. */
  learner?: boolean;
}) {
  const closesAt = topic.examClosesAt;
  const phase = enrolmentPhase(topic, now);
  const selectable = learner && (phase === 'OPEN' || phase === 'MAKE_UP');
  return (
    <section
      aria-labelledby="this-year"
      class={`grid gap-x-10 gap-y-5 rounded-box border border-line bg-base-100 p-5 shadow-raised sm:p-7 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-center ${learner ? '' : 'topic-aside'}`}
    >
      <div class="min-w-0">
        <p class="text-sm font-semibold text-accent">{topic.year}年公需科目专题</p>
        <h2 id="this-year" class="mt-1 text-xl leading-snug font-bold sm:text-2xl">
          {topic.title}
        </h2>
        <Facts topic={topic} over={now >= closesAt} />
      </div>
      <div class="flex flex-wrap items-center gap-x-6 gap-y-3 lg:flex-col lg:items-end">
        {now < closesAt ? (
          <p class="leading-tight text-muted">
            还剩 <b class="figures mx-1 text-4xl text-base-content">{daysUntil(closesAt, now)}</b>{' '}
            天
          </p>
        ) : null}
        <ButtonLink href={`/courses/${topic.id}`} tone={selectable ? 'primary' : 'quiet'}>
          {selectable ? '了解与选报' : '了解课程'}
        </ButtonLink>
      </div>
    </section>
  );
}

function Facts({ topic, over }: { topic: Topic; over: boolean }) {
  return (
    <dl class="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 sm:flex sm:flex-wrap sm:gap-x-10">
      <Fact label="学时">
        <b>{topic.creditHours}</b> 学时
      </Fact>
      <Fact label="收费" note={topic.feeFen === 0 ? null : `依据${topic.priceDocument}`}>
        <b>{topic.feeFen === 0 ? '免费' : <Money fen={topic.feeFen} />}</b>
      </Fact>
      <Fact label="考试" note={`${topic.examMinutes} 分钟，${topic.examPassMark} 分合格`}>
        {topic.maxAttempts === null ? (
          <b>不限次数</b>
        ) : (
          <>
            每轮 <b>{topic.maxAttempts}</b> 次
          </>
        )}
      </Fact>
      <Fact label="考试截止" note={over ? '考试时间已结束' : null}>
        <b>{formatDate(topic.examClosesAt)}</b>
      </Fact>
    </dl>
  );
}

function Fact({
  label,
  note,
  children,
}: {
  label: string;
  note?: string | null;
  children: ComponentChildren;
}) {
  return (
    <div>
      <dt class="text-sm text-muted">{label}</dt>
      <dd class="figures">
        <span class="text-lg">{children}</span>
        {note ? <span class="block text-sm text-muted">{note}</span> : null}
      </dd>
    </div>
  );
}
