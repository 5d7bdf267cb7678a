import { Alert, ButtonLink, Card, DefinitionList, formatDate, Page } from '../../../ui/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import { verificationUrl } from '../documents/slip.ts';
import type { ResultSlip } from '../rules/slip.ts';
import { SlipBadge, SlipFacts } from './slip-card.tsx';

/** A slip: content, endorsement, verification. */
export function SlipPage({
  slip,
  endorser,
  publicUrl,
}: {
  slip: ResultSlip;
  endorser: Organisation;
  publicUrl: string;
}) {
  const url = verificationUrl(publicUrl, slip);
  return (
    <Page
      title={`${slip.content.year}年公需科目成绩合格单`}
      crumbs={[{ label: '合格单', href: '/slips' }, { label: slip.slipNo }]}
      actions={
        slip.state === 'VALID' ? (
          <ButtonLink href={`/slips/${slip.id}/slip.pdf`}>打印（PDF）</ButtonLink>
        ) : null
      }
    >
      <div class="two-columns">
        <div class="stack">
          {slip.state === 'VALID' ? null : (
            <Alert tone="error">
              {slip.stateBecause ?? '这张合格单已失效'}，不能再打印。
              {slip.supersededBy ? (
                <a class="link" href={`/slips/${slip.supersededBy}`}>
                  查看新的合格单
                </a>
              ) : null}
            </Alert>
          )}
          <Card title="合格单内容" icon="certificate" actions={<SlipBadge slip={slip} />}>
            <SlipFacts slip={slip} />
          </Card>
        </div>
        <div class="stack">
          <Card title="审验" icon="stamp" tone="accent">
            {slip.endorsement ? (
              <DefinitionList
                items={[
                  { label: '审验单位', value: slip.endorsement.body },
                  { label: '经办人', value: slip.endorsement.officer },
                  { label: '日期', value: formatDate(new Date(slip.endorsement.at)) },
                ]}
              />
            ) : (
              <>
                <p class="mb-3">
                  还没有审验。申请办到哪一步、有没有被退回，请看审验进度；审验后这里会更新，也会发短信告诉您。
                </p>
                <DefinitionList
                  items={[
                    { label: '审验单位', value: endorser.name },
                    { label: '地址', value: endorser.address },
                    { label: '电话', value: endorser.phone },
                    { label: '办公时间', value: endorser.officeHours },
                  ]}
                />
                <p class="mt-3">
                  <a class="link" href={`/slips/${slip.id}/endorsement`}>
                    查看审验进度
                  </a>
                </p>
              </>
            )}
          </Card>
          <Card title="查验真伪" icon="search">
            <p class="mb-2">任何人都可以凭编号和查验码核对这张合格单。</p>
            <DefinitionList
              items={[{ label: '查验码', value: <b class="figures">{slip.verificationCode}</b> }]}
            />
            <p class="mt-3 break-all">
              <a class="link" href={url}>
                打开查验页面
              </a>
            </p>
          </Card>
        </div>
      </div>
    </Page>
  );
}
