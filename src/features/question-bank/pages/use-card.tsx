import { Card, DataTable } from '../../../ui/index.ts';
import type { QuestionUse } from '../queries/uses.ts';
import { discriminationOf, facilityOf } from '../rules/item-figures.ts';
import type { Version } from '../rules/version.ts';
import { FlagList } from './statistics-page.tsx';

/** How the versions of a question did, with the answers that people gave. */
export function UseCard({
  uses,
  versions,
}: {
  uses: readonly QuestionUse[];
  versions: readonly Version[];
}) {
  if (uses.length === 0) return null;
  const figure = (value: number | null) => (value === null ? '—' : value.toFixed(2));
  const exams = uses.filter(({ purpose }) => purpose === 'EXAM');
  return (
    <Card title="作答情况">
      <DataTable
        caption="作答情况"
        rows={uses}
        rowKey={({ versionNo, purpose }) => `${purpose} ${versionNo}`}
        columns={[
          {
            key: 'where',
            label: '版本',
            cell: ({ versionNo, purpose }) =>
              `第 ${versionNo} 版，${purpose === 'EXAM' ? '考试' : '模拟考试'}`,
          },
          { key: 'n', label: '人次', numeric: true, cell: ({ n }) => n },
          { key: 'blank', label: '未答', numeric: true, cell: ({ unanswered }) => unanswered },
          {
            key: 'facility',
            label: '难度值',
            numeric: true,
            cell: (use) => figure(facilityOf(use)),
          },
          {
            key: 'discrimination',
            label: '区分度',
            numeric: true,
            cell: (use) => figure(discriminationOf(use)),
          },
        ]}
      />
      {exams.map((use) => (
        <AnswerTable
          key={use.versionNo}
          use={use}
          version={versions.find(({ versionNo }) => versionNo === use.versionNo)}
        />
      ))}
    </Card>
  );
}

/** The answers of a version in exams: how many gave each, and how they did otherwise. */
function AnswerTable({ use, version }: { use: QuestionUse; version: Version | undefined }) {
  const optionOf = (key: string) => version?.options.find((one) => one.key === key);
  const rows = Object.entries(use.answers).toSorted(([, [a]], [, [b]]) => b - a);
  return (
    <div class="mt-4 stack">
      {use.flags.length > 0 ? <FlagList raised={use.flags} /> : null}
      <DataTable
        caption={`第 ${use.versionNo} 版的答案`}
        rows={rows}
        rowKey={([key]) => key}
        columns={[
          {
            key: 'answer',
            label: '答案',
            cell: ([key]) => {
              const option = optionOf(key);
              const isRight = option ? version?.answer.includes(key) : version?.answer === key;
              const words = option ? `${key}　${option.text}` : key;
              return `${words.slice(0, 60)}${isRight ? '（正确）' : ''}`;
            },
          },
          { key: 'n', label: '人次', numeric: true, cell: ([, [n]]) => n },
          {
            key: 'share',
            label: '比例',
            numeric: true,
            cell: ([, [n]]) => `${Math.round((100 * n) / use.n)}%`,
          },
          {
            key: 'rest',
            label: '其余部分平均分',
            numeric: true,
            cell: ([, [n, restSum]]) => (restSum / n).toFixed(1),
          },
        ]}
      />
    </div>
  );
}
