import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  DataTable,
  DefinitionList,
  EmptyState,
  formatDate,
  formatDateTime,
  formatDuration,
  Page,
  Progress,
  Ring,
  type Step,
  Steps,
  type Tone,
  usePage,
} from '../../../ui/index.ts';
import { type Announcement, NewsList } from '../../announcements/index.ts';
import type { CompetentBody } from '../../organisations/index.ts';
import { type NextStep, NextStepCard } from './next-step-card.tsx';
import { type OtherYear, OtherYears } from './other-years.tsx';

/** Figures of study, exam and hours of this year. */
export interface YearProgress {
  lessonsDone: number;
  lessonsTotal: number;
  /** What a counted lesson is by the rule of the topic: 已学 or 已打开. */
  counted: string;
  watchedSeconds: number;
  /** When study was last saved. */
  savedAt: Date | null;
  attemptsUsed: number;
  /** Null: without limit (E15). */
  attemptsMax: number | null;
  bestScore: number | null;
  passMark: number;
  /** Hours entered in the certificate this year, and those due (N29). */
  hoursRecorded: number;
  hoursDue: number;
}

/** The result of one year. */
export interface YearRecord {
  year: number;
  topicTitle: string;
  score: number | null;
  hours: number;
  state: { tone: Tone | 'neutral'; text: string };
  slipHref: string | null;
}

export interface LearnerHomeProps {
  year: number;
  topicTitle: string | null;
  next: NextStep;
  /** The seven steps with their states; `note` is the date or what is missing. */
  steps: Step[];
  /** Null before access. */
  progress: YearProgress | null;
  /** A running exam, shown before everything else (Q22). */
  openAttempt: { href: string; deadlineAt: Date } | null;
  otherYears: OtherYear[];
  endorser: CompetentBody<unknown> | null;
  records: YearRecord[];
}

/** The home page of a learner: the next step and its deadline, the seven steps, figures, records. */
export function LearnerHome(props: LearnerHomeProps & { news: Announcement[] }) {
  const { year, topicTitle, next, steps, progress, openAttempt, otherYears, endorser, records } =
    props;
  // Not repeated when the next step leads to the running exam.
  const banner = openAttempt && next.action?.href !== openAttempt.href ? openAttempt : null;
  const { viewer, now } = usePage();
  return (
    <Page
      title={`${viewer?.name ?? ''}，您好`}
      lead={`今天是${formatDate(now)}${topicTitle ? ` · ${year}年专题：${topicTitle}` : ''}`}
    >
      <div class="stack">
        {banner ? <RunningExam {...banner} /> : null}
        <NextStepCard step={next} now={now} />
        <Card
          title={`${year}年办理进度`}
          icon="flag"
          actions={
            next.deadline ? (
              <a class="link text-sm" href="/calendar.ics" download>
                把截止日期放进日历
              </a>
            ) : null
          }
        >
          <Steps label={`${year}年办理进度`} steps={steps} />
        </Card>
        {progress ? <Figures progress={progress} /> : null}
        <div class="two-columns">
          <div class="stack min-w-0">
            {otherYears.length > 0 ? <OtherYears years={otherYears} /> : null}
            <Records records={records} />
            <NewsList news={props.news} />
          </div>
          {endorser ? <Endorser endorser={endorser} /> : null}
        </div>
      </div>
    </Page>
  );
}

function RunningExam({ href, deadlineAt }: { href: string; deadlineAt: Date }) {
  return (
    <Alert tone="warning" title="您有一场考试正在进行">
      <p class="mb-2">
        已保存的答案都在，可以接着作答。考试时间不停，{formatDateTime(deadlineAt)} 结束。
      </p>
      <ButtonLink href={href}>继续考试</ButtonLink>
    </Alert>
  );
}

function Figures({ progress }: { progress: YearProgress }) {
  const { lessonsDone, lessonsTotal, watchedSeconds, savedAt } = progress;
  const { attemptsUsed, attemptsMax, bestScore, passMark, hoursRecorded, hoursDue } = progress;
  return (
    <div class="grid gap-5 md:grid-cols-3">
      <Card title="学习" icon="book">
        <Ring label={`${progress.counted}课程`} value={lessonsDone} max={lessonsTotal} unit="课" />
        <p class="figures mt-3 text-sm text-muted">
          看视频 {formatDuration(watchedSeconds)}
          {savedAt ? <span class="block">进度保存于 {formatDateTime(savedAt)}</span> : null}
        </p>
      </Card>
      <Card title="考试" icon="pen">
        {attemptsMax === null ? (
          <p>已考 {attemptsUsed} 次，次数不限</p>
        ) : (
          <Progress
            label="本轮已用机会"
            value={attemptsUsed}
            max={attemptsMax}
            text={`${attemptsUsed} / ${attemptsMax} 次`}
          />
        )}
        <p class="figures mt-3 text-sm text-muted">
          {bestScore === null ? '还没有成绩' : `最好成绩 ${bestScore} 分`}
          <span class="block">{passMark} 分合格</span>
        </p>
      </Card>
      <Card title="学时" icon="certificate">
        <Ring label="已登记学时" value={hoursRecorded} max={hoursDue} unit="学时" />
        <p class="mt-3 text-sm text-muted">合格单审验后，由单位确认并记入证书和登记卡。</p>
      </Card>
    </div>
  );
}

function Records({ records }: { records: YearRecord[] }) {
  return (
    <div class="min-w-0">
      <h2 class="mb-3 text-lg font-semibold">历年记录</h2>
      <DataTable
        caption="历年记录"
        rows={records}
        rowKey={(record) => `${record.year} ${record.topicTitle}`}
        empty={
          <EmptyState title="还没有往年记录" icon="certificate">
            学完今年的专题，这里就会有第一条。
          </EmptyState>
        }
        columns={[
          {
            key: 'year',
            label: '年度',
            cell: (record) => <span class="whitespace-nowrap">{record.year}年</span>,
          },
          { key: 'topic', label: '专题', cell: (record) => record.topicTitle },
          { key: 'score', label: '成绩', numeric: true, cell: (record) => record.score ?? '—' },
          { key: 'hours', label: '学时', numeric: true, cell: (record) => record.hours },
          {
            key: 'state',
            label: '状态',
            cell: ({ state }) => <Badge tone={state.tone}>{state.text}</Badge>,
          },
          {
            key: 'slip',
            label: '合格单',
            cell: ({ slipHref, year }) =>
              slipHref ? (
                <a class="link" href={slipHref} aria-label={`查看${year}年合格单`}>
                  查看
                </a>
              ) : (
                '—'
              ),
          },
        ]}
      />
    </div>
  );
}

/** The body that endorses, and why (Q30). */
function Endorser({ endorser }: { endorser: CompetentBody<unknown> }) {
  const { organisation, explanation } = endorser;
  return (
    <Card title="由谁审验我的合格单" icon="stamp">
      <p class="font-semibold">{organisation.name}</p>
      <p class="mb-4 text-sm text-muted">{explanation}</p>
      <DefinitionList
        items={[
          { label: '地址', value: organisation.address },
          { label: '电话', value: <span class="figures">{organisation.phone}</span> },
          { label: '办公时间', value: organisation.officeHours },
        ]}
      />
    </Card>
  );
}
