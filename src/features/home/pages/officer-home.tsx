import type { OfficerRole } from '../../../kernel/actor.ts';
import type { Fen } from '../../../kernel/money.ts';
import {
  Card,
  Form,
  formatDate,
  Icon,
  Money,
  Page,
  Stat,
  SubmitButton,
  TextField,
  usePage,
} from '../../../ui/index.ts';
import { type Announcement, NewsList } from '../../announcements/index.ts';
import type { Topic } from '../../courses/index.ts';
import type { EndorsementState } from '../../endorsement/index.ts';
import type { Task } from '../rules/task.ts';
import { TopicOfTheYear } from './topic-of-the-year.tsx';

export interface Desk {
  role: OfficerRole;
  /** In the order of the day; a count of null is not shown. */
  tasks: (Task & { count: number | null })[];
  /** What this clerk took at the counter today. */
  takings: { count: number; sumFen: Fen } | null;
  /** Of the officer's body; of the whole city in supervision; null where nobody endorses. */
  endorsements: Record<EndorsementState, number> | null;
  topic: Topic | null;
}

/** An officer's desk: what waits for him today, how much of it, and where it is done. */
export function OfficerHome(props: Desk & { news: Announcement[] }) {
  const { role, tasks, takings, endorsements, topic } = props;
  const { viewer, now } = usePage();
  const waiting = tasks.reduce((sum, task) => sum + (task.waits ? (task.count ?? 0) : 0), 0);
  const organisation = viewer?.organisationName ? `${viewer.organisationName} · ` : '';
  return (
    <Page
      title={`${viewer?.name ?? ''}，您好`}
      lead={`${organisation}今天是${formatDate(now)}，${
        waiting > 0 ? `有 ${waiting} 件事等您办理。` : '目前没有等您办理的事情。'
      }`}
    >
      <div class="stack">
        {takings ? <Counter takings={takings} /> : null}
        <ul
          class={`grid gap-5 sm:grid-cols-2 ${tasks.length % 3 === 0 ? 'lg:grid-cols-3' : ''}`}
          aria-label="待办事项"
        >
          {tasks.map((task) => (
            <TaskTile key={task.href} task={task} />
          ))}
        </ul>
        {endorsements ? (
          <EndorsementFigures counts={endorsements} wholeCity={role === 'MUNICIPAL_OFFICER'} />
        ) : null}
        <NewsList news={props.news} />
        {topic ? <TopicOfTheYear topic={topic} now={now} learner={false} /> : null}
      </div>
    </Page>
  );
}

/** The counter starts here: the number the person shows, and what was taken today (N7, N8). */
function Counter({ takings }: { takings: NonNullable<Desk['takings']> }) {
  return (
    <div class="grid items-stretch gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Card title="现场缴费" icon="money" tone="accent">
        <Form action="/counter/searches" class="flex flex-wrap items-end gap-x-4">
          <div class="min-w-0 grow basis-64">
            <TextField
              name="text"
              label="学员的证件号码或手机号"
              hint="核对登记信息后收款，当场开通学习和考试。"
              autocomplete="off"
              maxLength={60}
              required
            />
          </div>
          <div class="field">
            <SubmitButton>查找学员</SubmitButton>
          </div>
        </Form>
      </Card>
      <section class="sheet flex flex-col" aria-labelledby="takings">
        <h2 id="takings" class="sheet-title">
          今日收款
        </h2>
        <p class="mt-3 text-4xl leading-tight font-bold">
          <Money fen={takings.sumFen} />
        </p>
        <p class="mt-1 text-muted">
          {takings.count === 0 ? '今天还没有收款' : `共 ${takings.count} 笔`}
        </p>
        <p class="mt-auto pt-3">
          <a class="link" href="/counter/takings">
            查看明细
          </a>
        </p>
      </section>
    </div>
  );
}

function TaskTile({ task }: { task: Desk['tasks'][number] }) {
  const { href, icon, title, text, unit, waits, count } = task;
  const urgent = waits && Boolean(count);
  return (
    <li>
      <a
        href={href}
        class={`group sheet flex h-full flex-col no-underline hover:border-primary ${urgent ? 'border-t-4 border-t-accent' : 'border-t-4 border-t-primary/25'}`}
      >
        <span class="sheet-title">
          <Icon name={icon} />
          <span class="grow group-hover:underline">{title}</span>
          <Icon name="arrow" />
        </span>
        {unit !== null && count !== null ? (
          <span class="mt-3 flex items-baseline gap-2">
            <b
              class={`figures text-4xl leading-none font-bold ${urgent ? 'text-accent' : count === 0 ? 'text-muted' : ''}`}
            >
              {count}
            </b>
            <span class="text-muted">{unit}</span>
          </span>
        ) : null}
        <span class="mt-3 text-muted">{text}</span>
      </a>
    </li>
  );
}

function EndorsementFigures({
  counts,
  wholeCity,
}: {
  counts: Record<EndorsementState, number>;
  wholeCity: boolean;
}) {
  const all = counts.PENDING + counts.ENDORSED + counts.RETURNED + counts.REVOKED;
  return (
    <section aria-labelledby="endorsement-figures">
      <h2 id="endorsement-figures" class="mb-3 text-lg font-semibold">
        {wholeCity ? '全市审验情况' : '本单位审验情况'}
      </h2>
      <div class="grid grid-cols-2 gap-4 lg:grid-cols-4">
        <Stat label="收到" value={all} />
        <Stat label="已审验" value={counts.ENDORSED} />
        <Stat label="已退回" value={counts.RETURNED} />
        <Stat label="已撤销" value={counts.REVOKED} />
      </div>
    </section>
  );
}
