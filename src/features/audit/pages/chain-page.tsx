import { Alert, Form, formatDateTime, Page, SubmitButton } from '../../../ui/index.ts';
import type { Fault } from '../rules/seal.ts';
import { faultWords } from '../rules/verdict-words.ts';

export interface ChainPageProps {
  check: { checkedAt: Date; seals: number; entries: number; faults: Fault[] } | null;
}

/** The last check of the chain of seals, and a button for the next. */
export function ChainPage({ check }: ChainPageProps) {
  return (
    <Page
      title="核验封存链"
      crumbs={[{ label: '审计记录', href: '/audit' }, { label: '核验封存链' }]}
      lead="记录几秒内成段封存，每段用库外的密钥签名，链头与条数另记在库外。核验逐段重算，指出缺失、被改动和重新封存的段。"
    >
      <div class="stack">
        {check ? <Result check={check} /> : <p>还没有核验过；每天 6:00 后自动核验一次。</p>}
        <Form action="/audit/checks">
          <SubmitButton busyText="正在核验…">现在核验</SubmitButton>
        </Form>
      </div>
    </Page>
  );
}

function Result({ check }: { check: NonNullable<ChainPageProps['check']> }) {
  const when = formatDateTime(check.checkedAt);
  const said = [`共核验 ${check.seals} 段、${check.entries} 条记录。`, ...faultWords(check.faults)];
  return (
    <Alert
      tone={check.faults.length === 0 ? 'success' : 'error'}
      title={
        check.faults.length === 0
          ? `${when} 封存链完好`
          : `${when} 封存链有 ${check.faults.length} 处不符`
      }
    >
      {said.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Alert>
  );
}
