import { Badge, Chart, DataTable, FilterRow, Heat, Stat } from '../../../ui/index.ts';
import type { Topic } from '../../courses/index.ts';
import type { AttemptCurve, QuestionFigures } from '../queries/exams.ts';
import { figureValue, hoursDays, maskedText, shareOf } from '../rules/figure.ts';
import { adviceFor, analyseItem } from '../rules/item-analysis.ts';
import { isMasked } from '../rules/policy.ts';
import { StatisticsPage } from './statistics-page.tsx';

export interface ExamPageProps {
  role: string;
  topic: Topic;
  topics: Topic[];
  scores: { band: number; n: number }[];
  curve: AttemptCurve[];
  days: { day: string; n: number; passed: number }[];
  /** By weekday from 1 and two hours from 0. */
  hours: { weekday: number; slot: number; n: number }[];
  /** Null for who may not see questions. */
  questions: QuestionFigures[] | null;
  mergedAt: Date;
}

/** Scores, attempts and questions of the exam of one topic. */
export function ExamPage({
  role,
  topic,
  topics,
  scores,
  curve,
  days,
  hours,
  questions,
  mergedAt,
}: ExamPageProps) {
  const masked = isMasked(role);
  const attempts = curve.reduce((sum, { n }) => sum + n, 0);
  const passed = curve.reduce((sum, one) => sum + one.passed, 0);
  const bands = Array.from(
    { length: 10 },
    (_, band) => scores.find((one) => one.band === band)?.n ?? 0,
  );
  return (
    <StatisticsPage
      title="考试统计"
      lead={`${topic.year}年《${topic.title}》。作废和恢复的考试不计入。`}
      current="/statistics/exams"
      mergedAt={mergedAt}
      year={topic.year}
      role={role}
    >
      <FilterRow
        action="/statistics/exams"
        choices={[
          {
            name: 'topic',
            label: '年度专题',
            value: topic.id,
            options: topics.map((one) => ({ value: one.id, label: `${one.year}年 ${one.title}` })),
          },
        ]}
      />
      {attempts > 0 ? (
        <div class="grid gap-4 sm:grid-cols-3">
          <Stat label="已评分考试" value={attempts.toLocaleString('zh-CN')} />
          <Stat
            label="合格"
            value={passed.toLocaleString('zh-CN')}
            note={`占 ${shareOf(passed, attempts)}`}
          />
          <Stat label="首次考试合格率" value={shareOf(curve[0]?.passed ?? 0, curve[0]?.n ?? 0)} />
        </div>
      ) : null}
      <Chart
        title="成绩分布"
        kind="bar"
        unit="次"
        labels={bands.map((_, band) => (band === 9 ? '90–100' : `${band * 10}–${band * 10 + 9}`))}
        series={[
          {
            name: '考试次数',
            values: bands.map((n) => figureValue(n, masked)),
            missing: maskedText,
          },
        ]}
      />
      {curve.length > 0 ? (
        <>
          <Chart
            title="第几次考试"
            kind="bar"
            unit="次"
            labels={curve.map(({ attemptNo }) => `第${attemptNo}次`)}
            series={[
              {
                name: '参加',
                values: curve.map(({ n }) => figureValue(n, masked)),
                missing: maskedText,
              },
              {
                name: '合格',
                values: curve.map((one) => figureValue(one.passed, masked)),
                missing: maskedText,
              },
            ]}
          />
          <Chart
            title="考试期间每天"
            kind="line"
            unit="次"
            labels={days.map(({ day }) => day)}
            series={[
              {
                name: '参加',
                values: days.map(({ n }) => figureValue(n, masked)),
                missing: maskedText,
              },
              {
                name: '合格',
                values: days.map((one) => figureValue(one.passed, masked)),
                missing: maskedText,
              },
            ]}
          />
        </>
      ) : null}
      {hours.length > 0 ? <Hours hours={hours} masked={masked} /> : null}
      {questions ? <Questions questions={questions} /> : null}
    </StatisticsPage>
  );
}

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** When in the week exams end: for the staffing of the help desk and the time of maintenance. */
function Hours({ hours, masked }: Pick<ExamPageProps, 'hours'> & { masked: boolean }) {
  const countOf = (weekday: number, slot: number) =>
    hours.find((one) => one.weekday === weekday && one.slot === slot)?.n ?? 0;
  return (
    <Heat
      title={`最近${hoursDays}天交卷的时段`}
      unit="次"
      columns={weekdays}
      rows={Array.from({ length: 12 }, (_, slot) => ({
        label: `${slot * 2}–${slot * 2 + 2}时`,
        values: weekdays.map((_day, index) => figureValue(countOf(index + 1, slot), masked)),
      }))}
    />
  );
}

function Questions({ questions }: { questions: QuestionFigures[] }) {
  const rows = questions
    .map((question) => ({ ...question, ...analyseItem(question) }))
    .sort((a, b) => (a.discrimination ?? 1) - (b.discrimination ?? 1));
  return (
    <section aria-label="试题分析">
      <h2 class="sheet-title mb-2">试题分析</h2>
      <p class="text-muted mb-3">
        难度是答对的比例；区分度是答对与总分的相关（点二列相关），越高越能区分水平。需要复核的排在前面。
      </p>
      <DataTable
        caption="试题分析"
        rows={rows}
        pages="page"
        rowKey={({ questionId }) => questionId}
        empty={<p class="text-muted">有考试评分之后，这里显示每道题的难度和区分度。</p>}
        columns={[
          {
            key: 'id',
            label: '试题',
            cell: ({ questionId }) => <span class="figures">{questionId}</span>,
          },
          { key: 'lesson', label: '所属课时', cell: ({ lesson }) => lesson ?? '' },
          {
            key: 'n',
            label: '作答次数',
            numeric: true,
            cell: ({ n }) => n.toLocaleString('zh-CN'),
          },
          {
            key: 'difficulty',
            label: '难度',
            numeric: true,
            cell: ({ difficulty }) => difficulty.toFixed(2),
          },
          {
            key: 'discrimination',
            label: '区分度',
            numeric: true,
            cell: ({ discrimination }) => discrimination?.toFixed(2) ?? '—',
          },
          {
            key: 'advice',
            label: '建议',
            cell: (row) => {
              const advice = row.n >= 30 ? adviceFor(row) : null;
              return advice ? (
                <Badge tone="warning">{advice}</Badge>
              ) : row.n < 30 ? (
                '样本少于30'
              ) : (
                '正常'
              );
            },
          },
        ]}
      />
    </section>
  );
}
