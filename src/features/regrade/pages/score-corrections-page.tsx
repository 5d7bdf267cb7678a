import type { PageOf } from '../../../kernel/page-of.ts';
import {
  Badge,
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  Page,
  Pagination,
} from '../../../ui/index.ts';
import {
  describeCorrection,
  type ScoreCorrection,
  stateNames,
  stateTones,
} from '../rules/score-correction.ts';

export interface ScoreCorrectionsPageProps {
  corrections: PageOf<ScoreCorrection>;
  titles: ReadonlyMap<string, string>;
  mayMake: boolean;
}

/** Every score correction, newest first. */
export function ScoreCorrectionsPage({ corrections, titles, mayMake }: ScoreCorrectionsPageProps) {
  return (
    <Page
      title="成绩更正"
      lead="考后发现答案有误或题目有问题时，先试算影响到谁，再由两人确认执行；没有人据此办事以前可以撤销。"
      width="wide"
      actions={mayMake ? <ButtonLink href="/score-corrections/new">提出更正</ButtonLink> : null}
    >
      <DataTable
        caption="成绩更正"
        rows={corrections.rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="还没有成绩更正" icon="check">
            题目的答案有误，或题目应当作废时，在这里提出。
          </EmptyState>
        }
        columns={[
          {
            key: 'question',
            label: '试题',
            cell: (one) => (
              <>
                <a class="link" href={`/score-corrections/${one.id}`}>
                  {one.questionWords.slice(0, 40)}
                </a>
                <span class="block text-sm text-muted">
                  {titles.get(one.topicId) ?? one.topicId}
                </span>
              </>
            ),
          },
          { key: 'what', label: '更正', cell: (one) => describeCorrection(one) },
          { key: 'made', label: '提出', cell: ({ madeAt }) => <DateTime value={madeAt} /> },
          {
            key: 'state',
            label: '状态',
            cell: ({ state }) => <Badge tone={stateTones[state]}>{stateNames[state]}</Badge>,
          },
        ]}
      />
      <Pagination of={corrections} />
    </Page>
  );
}
