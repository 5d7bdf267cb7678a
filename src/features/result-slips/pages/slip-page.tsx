import {
  Alert,
  ButtonLink,
  Card,
  DefinitionList,
  formatDate,
  Page,
  Paper,
} from '../../../ui/index.ts';
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
          {slip.state === 'VALID' ? null : <Lost slip={slip} endorser={endorser} />}
          {slip.state === 'VALID' ? (
            <Paper
              src={`/slips/${slip.id}/slip.svg`}
              name={`合格单 ${slip.slipNo}`}
              alt={`公需科目成绩合格单 ${slip.slipNo}，内容与下面的文字相同`}
            />
          ) : null}
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

/** Why a slip is no longer valid, and what to do now: resubmit, go to another body, appeal (G12). */
function Lost({ slip, endorser }: { slip: ResultSlip; endorser: Organisation }) {
  const because = `${slip.stateBecause ?? '这张合格单已失效'}，不能再打印。`;
  if (slip.supersededBy)
    return (
      <Alert tone="warning" title="已换发新单">
        <p>{because}</p>
        <ButtonLink href={`/slips/${slip.supersededBy}`}>查看新的合格单</ButtonLink>
      </Alert>
    );
  return (
    <Alert tone="error" title="合格单已被撤销">
      <p>{because}现在可以这样办：</p>
      <ol class="my-2 list-decimal pl-5">
        <li>
          先看
          <a class="link" href={`/slips/${slip.id}/endorsement`}>
            办理过程
          </a>
          里写明的原因。材料有误的，在那里改好后重新提交。
        </li>
        <li>
          换了单位或者档案不在原处的，先在
          <a class="link" href="/account">
            我的资料
          </a>
          更新，再由现在的审验单位审验。
        </li>
        <li>
          认为撤销不对的，向撤销的单位（{endorser.name}，{endorser.phone}
          ）提出；对处理决定不服的，可以
          <a class="link" href="/my-cases">
            申辩和申诉
          </a>
          ，也可以
          <a class="link" href="/questions/new">
            提问
          </a>
          。
        </li>
      </ol>
    </Alert>
  );
}
