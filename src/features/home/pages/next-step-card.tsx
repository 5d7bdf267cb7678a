import { daysUntil } from '../../../kernel/calendar.ts';
import { formatDate, formatDateTime, formatTime, Icon } from '../../../ui/index.ts';

/** What the learner has to do now. */
export interface NextStep {
  /** What to do, e.g. "继续学习第 7 课". */
  title: string;
  /** The reason or the consequence, in one sentence. */
  text: string;
  action: { label: string; href: string } | null;
  /** The deadline and its name ("考试截止"). */
  deadline: { label: string; at: Date } | null;
  /** problem: the learner is blocked; waiting: others act now; done: the year is complete. */
  tone: 'normal' | 'problem' | 'waiting' | 'done';
}

const words = { normal: '接下来', problem: '需要您处理', waiting: '正在办理', done: '本年已完成' };

/** The next step, with the days left for it. */
export function NextStepCard({ step, now }: { step: NextStep; now: Date }) {
  const { title, text, action, deadline } = step;
  // Where nothing can be done but to wait, nobody is told to act.
  const tone = step.tone === 'problem' && !action ? 'waiting' : step.tone;
  return (
    <section
      aria-labelledby="next-step"
      class="relative overflow-hidden rounded-box bg-hero text-white shadow-raised"
    >
      <Ascent />
      <div class="relative grid gap-6 p-6 sm:p-8 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-center lg:gap-12">
        <div class="min-w-0">
          <p class="inline-flex items-center gap-2 font-semibold text-[#ffd590]">
            <Icon name={tone === 'problem' ? 'warning' : tone === 'done' ? 'check' : 'flag'} />
            {words[tone]}
          </p>
          <h2 id="next-step" class="mt-2 text-2xl leading-snug font-bold sm:text-[1.75rem]">
            {title}
          </h2>
          <p class="mt-2 max-w-2xl text-white/90">{text}</p>
          {action ? (
            <a
              href={action.href}
              class="btn btn-lg mt-5 border-0 bg-amber text-[#2c1a00] hover:bg-[#f7bb62] focus-visible:outline-white"
            >
              {action.label}
              <Icon name="arrow" />
            </a>
          ) : null}
        </div>
        {deadline ? <Deadline {...deadline} now={now} /> : null}
      </div>
    </section>
  );
}

const oneDay = 86_400_000;

/** The time left in days; on the last day the hour of the deadline. */
function Deadline({ label, at, now }: { label: string; at: Date; now: Date }) {
  const left = at.getTime() - now.getTime();
  return (
    <div class="rounded-box bg-deep/60 px-6 py-4 lg:min-w-52 lg:text-center">
      <p class="text-white/90">{left > oneDay ? `距${label}` : label}</p>
      {left > 0 ? (
        <p class="leading-tight">
          <span class="figures text-5xl font-bold">
            {left > oneDay ? daysUntil(at, now) : formatTime(at)}
          </span>
          {left > oneDay ? <span class="ml-2">天</span> : null}
        </p>
      ) : null}
      <p class="figures mt-1 text-sm text-white/90">
        <time dateTime={at.toISOString()}>
          {left > 0 && left <= oneDay ? formatDate(at) : formatDateTime(at)}
        </time>
      </p>
    </div>
  );
}

/** The stair of the logo as a background. */
function Ascent() {
  return (
    <svg
      viewBox="0 0 400 200"
      aria-hidden="true"
      focusable="false"
      class="absolute right-0 bottom-0 h-40 max-w-none lg:h-full"
    >
      <path d="M0 200v-20h57v-26h57v-26h57v-26h57V76h57V50h57V24h58v176z" class="fill-hero-stair" />
    </svg>
  );
}
