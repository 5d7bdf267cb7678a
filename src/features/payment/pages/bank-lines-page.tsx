import type { FormState } from '../../../platform/http/form.ts';
import {
  ButtonLink,
  Card,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
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
import { bankLineColumns } from './bank-line-columns.tsx';
import { Debts } from './payment-debts.tsx';

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
  const importsFirst = lines.length === 0 || props.faults.length > 0;
  const importing = (
    <div id="import">
      <ImportFile {...props} />
    </div>
  );
  return (
    <Page
      title="银行流水"
      lead="导入银行明细，按汇款码认领单位的转账。没有认领清楚的款项一直列在这里。"
      width="wide"
      actions={
        <ButtonLink href="#import" tone="quiet">
          导入银行明细
        </ButtonLink>
      }
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
        {importsFirst ? importing : null}
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
        {importsFirst ? null : importing}
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
      columns={bankLineColumns(lines)}
      sort=""
      pages="page"
      empty={
        <EmptyState
          title={view === 'UNSOLVED' ? '所有款项都已认领清楚' : '还没有导入银行明细'}
          icon="check"
        />
      }
    />
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
