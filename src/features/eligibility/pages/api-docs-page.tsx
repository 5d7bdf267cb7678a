import { Card, Page } from '../../../ui/index.ts';
import { mostAsked } from '../routes/api-contract.ts';

/** How a title-review system asks, is answered and checks the signature; nothing from elsewhere. */
export function ApiDocsPage({
  publicUrl,
  example,
  description,
}: {
  publicUrl: string;
  /** The program that checks a signature. */
  example: string;
  /** The OpenAPI description, as text. */
  description: string;
}) {
  const question = JSON.stringify(
    {
      purpose: '2027年中级职称申报审核',
      year: 2027,
      level: 'INTERMEDIATE',
      reference: 'PS-2026-000123',
      people: [{ name: '张某', idNumber: '50010619900101001X' }],
    },
    null,
    2,
  );
  const command = `curl -i ${publicUrl}/api/v1/people \\
  -H "authorization: Bearer $JIXUE_KEY" \\
  -H "content-type: application/json" \\
  -d @question.json`;
  return (
    <Page
      title="记录查询接口"
      width="wide"
      lead="职称评审系统用这个接口，按姓名和证件号码查询公需科目的历年记录和申报准备情况。"
    >
      <div class="stack">
        <Card title="怎样查询" icon="search">
          <div class="prose">
            <p>
              密钥由市人力社保局按单位发放，有查询范围、次数和有效期。只能查询本单位管辖范围内的人员；一次最多
              {mostAsked}人；必须写明目的，每次查询都写入审计记录。
            </p>
            <Code text={command} label="查询命令" />
            <p>其中 question.json：</p>
            <Code text={question} label="问题示例" />
            <p>
              答复中的证件号码是遮盖的，按在问题中的位置对应。found 为 false
              表示查无此人、姓名不符或者不在查询范围，不作区分。
            </p>
          </div>
        </Card>
        <Card title="验证签名" icon="lock">
          <div class="prose">
            <p>
              答复全文由平台用 Ed25519 签名，放在应答头 jws-signature（分离式 JWS）。公钥在{' '}
              <a class="link" href="/api/keys.json">
                {publicUrl}/api/keys.json
              </a>
              。问题里的 reference
              在签名的答复里原样返回：每次用不同的编号，并核对它，就不会把旧的答复当成新的。
            </p>
            <Code text={example} label="验证程序" />
          </div>
        </Card>
        <Card title="完整描述（OpenAPI 3）" icon="list">
          <p class="mb-3">
            <a class="link" href="/api/openapi.json">
              下载 openapi.json
            </a>
          </p>
          <details>
            <summary class="link">在本页查看</summary>
            <Code text={description} label="OpenAPI 描述" />
          </details>
        </Card>
      </div>
    </Page>
  );
}

function Code({ text, label }: { text: string; label: string }) {
  return (
    <section
      class="overflow-x-auto rounded border border-line p-4 my-3"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <pre class="font-mono text-sm">{text}</pre>
    </section>
  );
}
