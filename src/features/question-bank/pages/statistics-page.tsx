import type { PageOf } from '../../../kernel/page-of.ts';
import {
  Badge,
  Card,
  DataTable,
  DateTime,
  EmptyState,
  FilterRow,
  Form,
  Page,
  Pagination,
  SubmitButton,
} from '../../../ui/index.ts';
import { kindOf, type QuestionKind } from '../../assessment/index.ts';
import type { BankTopic } from '../queries/topics-of-bank.ts';
import type { QuestionUse, TopicUse } from '../queries/uses.ts';
import { discriminationOf, facilityOf, type PaperSums } from '../rules/item-figures.ts';
import { flags, flagWords, type ItemFlag } from '../rules/item-flags.ts';
import { PaperFiguresCard } from './paper-figures.tsx';

export type ListedUse = QuestionUse & { stem: string; kind: string };

export interface StatisticsPageProps {
  topic: BankTopic;
  use: TopicUse | undefined;
  questions: PageOf<ListedUse>;
  papers: readonly (PaperSums & { formNo: number })[];
  flag: ItemFlag | undefined;
  mayAuthor: boolean;
}

/** How the questions of a topic did in its exams: those to look at first, with what to do about them. */
export function StatisticsPage(props: StatisticsPageProps) {
  const { topic, use, questions, flag } = props;
  const bank = `/question-bank/topics/${topic.id}`;
  return (
    <Page
      title="题目统计"
      width="wide"
      lead="来自正式考试，只有合计，没有任何人的成绩。需要注意的题目排在前面。"
      crumbs={[
        { label: '题库', href: '/question-bank' },
        { label: topic.title, href: bank },
        { label: '题目统计' },
      ]}
    >
      <div class="stack">
        {use ? <Counted use={use} /> : null}
        <FilterRow
          action={`${bank}/statistics`}
          choices={[
            {
              name: 'flag',
              label: '要注意的',
              value: flag ?? '',
              all: '全部题目',
              options: flags.map((value) => ({ value, label: flagWords[value].title })),
            },
          ]}
        />
        <UseTable {...props} />
        <Pagination of={questions} />
        <PaperFiguresCard papers={props.papers} />
        <Meanings />
      </div>
    </Page>
  );
}

function Counted({ use: { countedAt, attempts, mocks } }: { use: TopicUse }) {
  return (
    <p class="text-muted">
      统计于 <DateTime value={countedAt} />
      ，来自 {attempts} 次考试、{mocks} 次模拟考试；每十分钟更新。
    </p>
  );
}

const rounded = (figure: number | null) => (figure === null ? '—' : figure.toFixed(2));

function UseTable({ questions, mayAuthor, use }: StatisticsPageProps) {
  return (
    <DataTable
      caption="题目统计"
      rows={questions.rows}
      rowKey={({ questionId, versionNo }) => `${questionId} ${versionNo}`}
      empty={
        <EmptyState title="没有符合条件的题目" icon="list">
          有人考完以后，这里会列出每道题的难度值和区分度。
        </EmptyState>
      }
      columns={[
        {
          key: 'stem',
          label: '题目',
          cell: ({ questionId, stem, versionNo, kind }) => (
            <>
              <a class="link" href={`/question-bank/questions/${questionId}`}>
                {stem.length > 60 ? `${stem.slice(0, 60)}…` : stem}
              </a>
              <span class="block text-sm text-muted">
                {kindOf(kind as QuestionKind).name}　第 {versionNo} 版
              </span>
            </>
          ),
        },
        { key: 'n', label: '人次', numeric: true, cell: ({ n }) => n },
        {
          key: 'facility',
          label: '难度值',
          numeric: true,
          cell: (row) => rounded(facilityOf(row)),
        },
        {
          key: 'discrimination',
          label: '区分度',
          numeric: true,
          cell: (row) => rounded(discriminationOf(row)),
        },
        {
          key: 'exposure',
          label: '使用率',
          numeric: true,
          cell: ({ n }) => (use?.attempts ? `${Math.round((100 * n) / use.attempts)}%` : '—'),
        },
        {
          key: 'flags',
          label: '要注意',
          cell: ({ flags: raised }) => <FlagList raised={raised} />,
        },
        { key: 'change', label: '', cell: (row) => (mayAuthor ? <Rewrite {...row} /> : null) },
      ]}
    />
  );
}

/** The flags of a question with what to do. */
export function FlagList({ raised }: { raised: readonly ItemFlag[] }) {
  if (raised.length === 0) return <span class="text-muted">没有</span>;
  return (
    <ul>
      {raised.map((flag) => (
        <li key={flag}>
          <Badge tone={flag === 'NEGATIVE' || flag === 'RIVAL' ? 'error' : 'warning'}>
            {flagWords[flag].title}
          </Badge>
          <span class="block text-sm">{flagWords[flag].advice}</span>
        </li>
      ))}
    </ul>
  );
}

/** Straight to the editor with a new version. */
function Rewrite({ questionId, versionNo }: ListedUse) {
  return (
    <Form action={`/question-bank/questions/${questionId}/versions`}>
      <input type="hidden" name="versionNo" value={versionNo} />
      <SubmitButton tone="quiet" size="small">
        改写
      </SubmitButton>
    </Form>
  );
}

function Meanings() {
  return (
    <Card title="这些数怎么看">
      <p>
        难度值是平均得分率，越高越容易。区分度是这道题得分与试卷其余部分得分的相关系数（校正的点二列相关），
        0.3 以上很好，负数说明会的人反而答错。使用率是抽到这道题的考试所占的比例。不足 50
        人次的题目不提示。
      </p>
    </Card>
  );
}
