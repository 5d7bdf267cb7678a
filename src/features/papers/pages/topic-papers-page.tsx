import {
  Alert,
  Badge,
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  Page,
} from '../../../ui/index.ts';
import type { Topic } from '../../courses/index.ts';
import type { ComparedVariant } from '../rules/comparison.ts';
import { type PaperSet, setStateNames, setStateTones } from '../rules/paper-set.ts';
import { VariantsTable } from './variants-table.tsx';

export interface TopicPapersPageProps {
  topic: Topic;
  /** Variants that starts draw on; the first of them are compared. */
  total: number;
  /** Whether they are an adopted set. */
  adopted: boolean;
  variants: ComparedVariant[];
  sets: PaperSet[];
  mayMake: boolean;
}

/** What starts of a topic draw on, and the sets drawn for it. */
export function TopicPapersPage(props: TopicPapersPageProps) {
  const { topic, total, adopted, variants, sets, mayMake } = props;
  return (
    <Page
      title={`${topic.year}年 ${topic.title}`}
      lead={`满分 ${topic.examFullMark} 分，合格 ${topic.examPassMark} 分，${topic.examMinutes} 分钟。`}
      width="wide"
      crumbs={[{ label: '试卷', href: '/papers' }, { label: topic.title }]}
      actions={
        mayMake ? <ButtonLink href={`/papers/${topic.id}/sets/new`}>抽一组新试卷</ButtonLink> : null
      }
    >
      <div class="stack">
        <Alert tone="info">
          开考时从 {total} 套里抽用，
          {adopted ? '是两人确认启用的一组' : '由平台按专题的组卷表自动备好'}。
          {total > variants.length ? `下面比较前 ${variants.length} 套。` : ''}
        </Alert>
        <VariantsTable caption="现在抽用的试卷" variants={variants} />
        <DataTable
          caption="抽过的试卷组"
          rows={sets}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="还没有抽过" icon="list">
              按课、题型、难度抽一组平行试卷，比较后由两人启用。
            </EmptyState>
          }
          columns={[
            {
              key: 'at',
              label: '抽卷时间',
              cell: ({ id, madeAt }) => (
                <a class="link" href={`/paper-sets/${id}`}>
                  <DateTime value={madeAt} />
                </a>
              ),
            },
            { key: 'n', label: '套数', numeric: true, cell: ({ papers }) => papers.length },
            {
              key: 'state',
              label: '状态',
              cell: ({ state }) => (
                <Badge tone={setStateTones[state]}>{setStateNames[state]}</Badge>
              ),
            },
          ]}
        />
      </div>
    </Page>
  );
}
