import { ButtonLink, Card, EmptyState, Page } from '../../../ui/index.ts';
import type { ResultSlip } from '../rules/slip.ts';
import { SlipBadge } from './slip-card.tsx';

/** All slips of the learner. */
export function SlipsPage({ slips }: { slips: ResultSlip[] }) {
  return (
    <Page
      title="成绩合格单"
      lead="考试合格后由您自行打印，送有管理权限的单位审验；审验后单位据此登记学时。"
    >
      {slips.length === 0 ? (
        <EmptyState
          title="还没有合格单"
          icon="certificate"
          action={<ButtonLink href="/courses">查看我的课程</ButtonLink>}
        >
          考试合格后，合格单会自动出现在这里。刚交卷的，请稍等几秒后刷新。
        </EmptyState>
      ) : (
        <div class="stack">
          {slips.map((slip) => (
            <Card
              key={slip.id}
              title={`${slip.content.year}年　${slip.content.topicTitle}`}
              icon="certificate"
              actions={<SlipBadge slip={slip} />}
            >
              <div class="flex flex-wrap items-center justify-between gap-4">
                <p class="figures text-muted">
                  编号 {slip.slipNo} · {slip.content.score} 分 · {slip.content.creditHours} 学时
                </p>
                <div class="flex gap-2">
                  <ButtonLink href={`/slips/${slip.id}`} tone="quiet">
                    查看
                  </ButtonLink>
                  {slip.state === 'VALID' ? (
                    <ButtonLink href={`/slips/${slip.id}/slip.pdf`}>打印（PDF）</ButtonLink>
                  ) : null}
                </div>
              </div>
            </Card>
          ))}
        </div>
      )}
    </Page>
  );
}
