import type { FormState } from '../../../platform/http/form.ts';
import {
  Badge,
  ButtonLink,
  Card,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  formatDay,
  Money,
  Page,
  Stat,
  SubmitButton,
  Tabs,
} from '../../../ui/index.ts';
import type { BankDoubt } from '../queries/bank-doubts.ts';
import type { BankFile } from '../queries/bank-files.ts';
import type { Debt } from '../queries/debts.ts';
import type { PayeeAccount } from '../queries/payee-accounts.ts';
import { type BankLine, findCertain, type Proposal } from '../rules/bank-line.ts';
import type { RowFault } from '../rules/bank-row.ts';
import type { CounterMatch } from '../rules/counter-transfer.ts';
import { Doubts, ImportFile } from './bank-file-import.tsx';
import { Debts } from './payment-debts.tsx';
import { describeProposal, SurenessBadge } from './sureness.tsx';

export type MatchedLine = BankLine & { proposals: Proposal[]; atCounter: CounterMatch[] };

export interface BankLinesPageProps {
  view: 'UNSOLVED' | 'ALL';
  lines: MatchedLine[];
  sums: { receivedFen: number; unsolvedFen: number; unsolved: number };
  account: PayeeAccount | null;
  faults: RowFault[];
  /** Those imported last. */
  files: BankFile[];
  /** Rows with a known number and other facts, to be decided. */
  doubts: BankDoubt[];
  /** Fees of people who study although the match that paid was reversed. */
  debts: Debt[];
  form: FormState;
}

/** The centre's bank account: importing files, matching transfers, those of unknown purpose (E21). */
export function BankLinesPage(props: BankLinesPageProps) {
  const { view, lines, sums } = props;
  const certain = lines.filter((line) => findCertain(line.proposals));
  return (
    <Page
      title="银行流水"
      lead="导入银行明细，按汇款码认领单位的转账。没有认领清楚的款项一直列在这里。"
      width="wide"
    >
      <ErrorSummary errors={props.form.errors} />
      <div class="stack">
        <div class="grid gap-4 sm:grid-cols-2">
          <Stat label="导入的来款" value={<Money fen={sums.receivedFen} />} />
          <Stat
            label="尚未认领清楚"
            value={<Money fen={sums.unsolvedFen} />}
            note={`${sums.unsolved} 笔`}
          />
        </div>
        <Doubts doubts={props.doubts} />
        <ImportFile {...props} />
        <Tabs
          label="流水"
          tabs={[
            { href: '/bank-lines', label: '待认领', current: view === 'UNSOLVED' },
            { href: '/bank-lines?view=all', label: '全部', current: view === 'ALL' },
          ]}
        />
        {view === 'UNSOLVED' && certain.length > 0 ? (
          <Form action="/bank-lines/confirmations">
            <SubmitButton>确认汇款码与金额都相符的 {certain.length} 笔</SubmitButton>
          </Form>
        ) : null}
        <Lines lines={lines} view={view} />
        <Debts debts={props.debts} />
        <Account {...props} />
      </div>
    </Page>
  );
}

function Lines({ lines, view }: { lines: MatchedLine[]; view: 'UNSOLVED' | 'ALL' }) {
  return (
    <DataTable
      caption="银行流水"
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        { key: 'day', label: '日期', cell: (line) => formatDay(line.day) },
        {
          key: 'payer',
          label: '付款人',
          cell: (line) => (
            <>
              {line.payer || '（没有户名）'}
              <span class="block text-sm text-muted">{line.remark || '没有附言'}</span>
            </>
          ),
        },
        {
          key: 'amount',
          label: '金额',
          numeric: true,
          cell: (line) => (
            <>
              <Money fen={line.amountFen} />
              {line.usedFen > 0 && line.usedFen < line.amountFen ? (
                <span class="block text-sm text-muted">
                  余 <Money fen={line.amountFen - line.usedFen} />
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: 'match',
          label: '认领',
          cell: (line) => (
            <>
              {line.atCounter.length > 0 ? <Badge tone="warning">可能已在窗口登记</Badge> : null}
              <Match line={line} />
            </>
          ),
        },
        {
          key: 'act',
          label: '办理',
          cell: (line) => (
            <a class="link" href={`/bank-lines/${line.id}`}>
              {line.usedFen < line.amountFen ? '认领' : '查看'}
              <span class="sr-only">流水 {line.transactionNo}</span>
            </a>
          ),
        },
      ]}
      empty={
        <EmptyState
          title={view === 'UNSOLVED' ? '所有款项都已认领清楚' : '还没有导入银行明细'}
          icon="check"
        />
      }
    />
  );
}

function Match({ line }: { line: MatchedLine }) {
  if (line.usedFen === line.amountFen) return <Badge tone="success">已认领</Badge>;
  const [first] = line.proposals;
  if (!first)
    return (
      <>
        <Badge tone="error">未知款项</Badge>
        {line.note ? <span class="block text-sm text-muted">{line.note}</span> : null}
      </>
    );
  return (
    <>
      <SurenessBadge sureness={first.sureness} />
      <span class="block text-sm text-muted">
        {first.awaited.payerName}：{describeProposal(first)}
      </span>
    </>
  );
}

function Account({ account }: BankLinesPageProps) {
  return (
    <Card title="收款账户" icon="building">
      <p class="mb-3">
        {account ? `${account.holder}，${account.bank}，${account.accountNo}` : '还没有登记。'}
      </p>
      <ButtonLink href="/payee-account" tone="quiet">
        查看和修改
      </ButtonLink>
    </Card>
  );
}
