import {
  Alert,
  ButtonLink,
  Card,
  DefinitionList,
  Form,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import { endorserKindOf, type Organisation } from '../../organisations/index.ts';
import type { ResultSlip } from '../../result-slips/index.ts';
import type { EndorsementEvent } from '../queries/endorsements.ts';
import type { Endorsement } from '../rules/endorsement.ts';
import { StateBadge } from './state-badge.tsx';
import { Trace } from './trace.tsx';

/** The learner's view: which body decides and why, the history, the next step (Q30). */
export function ProgressPage({
  slip,
  endorsement,
  body,
  events,
}: {
  slip: ResultSlip;
  endorsement: Endorsement | null;
  body: Organisation;
  events: EndorsementEvent[];
}) {
  const state = endorsement?.state ?? 'PENDING';
  const kind = endorserKindOf(endorsement?.rule ?? slip.endorserRule);
  return (
    <Page
      title="审验进度"
      crumbs={[
        { label: '合格单', href: '/slips' },
        { label: slip.slipNo, href: `/slips/${slip.id}` },
        { label: '审验' },
      ]}
    >
      <div class="stack">
        {state === 'RETURNED' ? (
          <Alert tone="warning" title="申请被退回">
            <p class="mb-3">原因：{endorsement?.reason}</p>
            <div class="flex flex-wrap gap-3">
              <ButtonLink href="/account" tone="quiet">
                修改我的资料
              </ButtonLink>
              <Form action={`/slips/${slip.id}/endorsement`}>
                <SubmitButton>重新提交审验</SubmitButton>
              </Form>
            </div>
          </Alert>
        ) : null}
        {state === 'REVOKED' ? (
          <Alert tone="error" title="审验已撤销">
            原因：{endorsement?.reason}。如有异议，请联系审验单位。
          </Alert>
        ) : null}
        <Card title="审验单位" icon="stamp" actions={<StateBadge state={state} />}>
          <DefinitionList
            items={[
              { label: '单位', value: body.name },
              {
                label: '为什么是它',
                value: `${kind.name}。${kind.reason}`,
              },
              { label: '地址', value: body.address },
              { label: '电话', value: body.phone },
              { label: '办公时间', value: body.officeHours },
            ]}
          />
        </Card>
        <Card title="办理过程" icon="clock">
          {events.length > 0 ? (
            <Trace events={events} />
          ) : (
            <p class="text-muted">申请正在送往审验单位，请稍候刷新。</p>
          )}
        </Card>
      </div>
    </Page>
  );
}
