import { Card, DateTime, DefinitionList, Page } from '../../../ui/index.ts';
import { DifferenceTable } from '../../proposals/index.ts';
import type { Topic } from '../rules/topic.ts';
import { type TopicVersion, versionKindNames } from '../rules/topic-version.ts';

/** A version of a topic: what changed in words, who decided it and why, what people were told. */
export function VersionPage({ topic, version }: { topic: Topic; version: TopicVersion }) {
  const title = `第${version.versionNo}版`;
  return (
    <Page
      title={`${topic.title}：${title}`}
      crumbs={[
        { label: '年度专题', href: '/topics' },
        { label: topic.title, href: `/topics/${topic.id}` },
        { label: title },
      ]}
    >
      <div class="stack">
        <Card title={versionKindNames[version.kind]} icon="clock">
          <DefinitionList
            items={[
              { label: '时间', value: <DateTime value={version.decidedAt} /> },
              { label: '提出', value: version.proposedByName },
              { label: '确认', value: version.decidedByName ?? '由课程文件夹导入' },
              { label: '理由', value: version.reason },
              {
                label: '涉及',
                value: version.affected > 0 ? `${version.affected} 位已选报的人` : null,
              },
              { label: '告诉他们的话', value: version.message },
              {
                label: '复核记录',
                value: version.proposalId && (
                  <a class="link" href={`/proposals/${version.proposalId}`}>
                    打开查看
                  </a>
                ),
              },
            ]}
          />
        </Card>
        <Card title="改动" icon="list">
          {version.difference.length > 0 ? (
            <DifferenceTable difference={version.difference} />
          ) : (
            <p>第一次导入，没有更早的版本可以比较。</p>
          )}
        </Card>
      </div>
    </Page>
  );
}
