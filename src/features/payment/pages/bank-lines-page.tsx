import type { FormState } from '../../../platform/http/form.ts';
import { describeReading } from '../../../platform/spreadsheets/index.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  DataTable,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  formatDay,
  Money,
  Page,
  Stat,
  SubmitButton,
  Tabs,
} from '../../../ui/index.ts';
import type { BankFile } from '../queries/bank-lines.ts';
import type { PayeeAccount } from '../queries/payee-accounts.ts';
import { type BankLine, isCertain, type Proposal } from '../rules/bank-line.ts';
import type { RowFault } from '../rules/bank-row.ts';

export type MatchedLine = BankLine & { proposals: Proposal[] };

export interface BankLinesPageProps {
  view: 'UNSOLVED' | 'ALL';
  lines: MatchedLine[];
  sums: { receivedFen: number; unsolvedFen: number; unsolved: number };
  account: PayeeAccount | null;
  faults: RowFault[];
  lastFile: BankFile | null;
  form: FormState;
}

/** The centre's bank account: importing files, matching transfers, those of unknown purpose (E21). */
export function BankLinesPage(props: BankLinesPageProps) {
  const { view, lines, sums } = props;
  const certain = lines.filter((line) => line.proposals.some(isCertain));
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
        <Account {...props} />
      </div>
    </Page>
  );
}

function ImportFile({ faults, lastFile, form }: BankLinesPageProps) {
  return (
    <Card title="导入银行明细" icon="download">
      {faults.length > 0 ? (
        <Alert tone="error" title="没有导入：文件里有错误">
          <ul class="list-disc pl-5">
            {faults.slice(0, 50).map((fault) => (
              <li key={`${fault.row}-${fault.column}`}>
                第 {fault.row} 行，{fault.column}：{fault.message}
              </li>
            ))}
          </ul>
          <p class="mt-2">共 {faults.length} 处。改好后重新上传，这次一笔也没有导入。</p>
        </Alert>
      ) : null}
      <Form action="/bank-files" upload>
        <FileField
          name="file"
          label="银行明细文件"
          hint="xlsx 或 csv。已导入过的流水号自动跳过；支出和合计行不导入，会逐行列出。"
          accept=".xlsx,.csv,.txt"
          error={form.errors.file}
          required
        />
        <SubmitButton busyText="正在导入…">导入</SubmitButton>
      </Form>
      {lastFile && faults.length === 0 ? <LastFile file={lastFile} /> : null}
    </Card>
  );
}

function LastFile({ file: { name, lines, repeated, reading } }: { file: BankFile }) {
  return (
    <div class="mt-4 text-sm text-muted stack-tight">
      <p>
        最近导入：{name}，来款 {lines} 笔{repeated > 0 ? `，其中 ${repeated} 笔以前已导入` : ''}。
      </p>
      {describeReading(reading).map((sentence) => (
        <p key={sentence} class="break-all">
          {sentence}
        </p>
      ))}
    </div>
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
        { key: 'match', label: '认领', cell: (line) => <Match line={line} /> },
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
      <Badge tone={isCertain(first) ? 'info' : 'warning'}>{describeProposal(first)}</Badge>
      <span class="block text-sm text-muted">{first.awaited.payerName}</span>
    </>
  );
}

/** Returns why and how a group order fits: 汇款码相符，等于全部待付. */
export function describeProposal({ by, fit }: Proposal): string {
  const why = { CODE: '汇款码相符', NAME: '付款单位相同', AMOUNT: '金额相同' }[by];
  const how = {
    WHOLE: '等于全部待付',
    NAMED: '等于单位指定的人员',
    OVER: '多于待付',
    PART: '只够一部分人',
  }[fit];
  return `${why}，${how}`;
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
