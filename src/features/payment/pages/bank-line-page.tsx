import { fenToYuan } from '../../../kernel/money.ts';
import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  DefinitionList,
  ErrorSummary,
  Form,
  formatDay,
  Money,
  Page,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { Proposal as TwoPersons } from '../../proposals/index.ts';
import type { BankUse } from '../queries/bank-uses.ts';
import type { BankLine, Proposal } from '../rules/bank-line.ts';
import type { CounterMatch } from '../rules/counter-transfer.ts';
import type { GroupLine, GroupOrder } from '../rules/group-order.ts';
import { Claims } from './bank-line-claims.tsx';
import { Uses } from './bank-line-uses.tsx';
import { CounterTransfers } from './counter-transfers.tsx';

export interface BankLinePageProps {
  line: BankLine;
  uses: (BankUse & { reversal: TwoPersons | undefined })[];
  proposals: (Proposal & { lines: GroupLine[] })[];
  /** Transfers recorded at the counter that it may be. */
  atCounter: CounterMatch[];
  /** The order of its code, when it has no unpaid line. */
  ended: GroupOrder | null;
  /** The proposals are those of a code that the clerk typed. */
  asked: boolean;
  form: FormState;
}

/** One transfer: the group orders it may be for, what is left, what it was used for (E21). */
export function BankLinePage(props: BankLinePageProps) {
  const { line, uses } = props;
  const restFen = line.amountFen - line.usedFen;
  return (
    <Page
      title={`银行流水 ${line.transactionNo}`}
      crumbs={[{ label: '银行流水', href: '/bank-lines' }, { label: line.transactionNo }]}
      width="wide"
    >
      <ErrorSummary errors={props.form.errors} />
      <div class="two-columns">
        <div class="stack">
          {restFen > 0 ? (
            <>
              <CounterTransfers bankLineId={line.id} matches={props.atCounter} />
              {props.ended ? (
                <Alert tone="warning" title="这张订单已没有待付款的人员">
                  汇款码属于{props.ended.title}的集体订单 {props.ended.groupNo}
                  ，人员都已缴费或移出。余款可以用于该单位以后的订单，或者退回。
                </Alert>
              ) : null}
              <Claims {...props} />
              <Search {...props} />
            </>
          ) : (
            <Card title="已认领清楚" icon="check">
              这笔款已全部认领或退回。
            </Card>
          )}
          {uses.length > 0 ? <Uses uses={uses} form={props.form} /> : null}
        </div>
        <div class="stack">
          <Card title="来款" icon="money">
            <DefinitionList items={describeLine(line)} />
          </Card>
          {restFen > 0 ? <Unknown {...props} restFen={restFen} /> : null}
        </div>
      </div>
    </Page>
  );
}

function describeLine(line: BankLine) {
  return [
    { label: '日期', value: formatDay(line.day) },
    { label: '金额', value: <Money fen={line.amountFen} /> },
    { label: '尚余', value: <Money fen={line.amountFen - line.usedFen} /> },
    { label: '付款人', value: line.payer },
    { label: '付款账号', value: line.payerAccount },
    { label: '附言', value: line.remark },
    { label: '来自', value: `${line.fileName} 第 ${line.rowNo} 行` },
  ];
}

function Search({ line, proposals, form }: BankLinePageProps) {
  return (
    <Card title={proposals.length === 0 ? '没有相符的集体订单' : '其他订单'} icon="search">
      <Form action={`/bank-lines/${line.id}`} method="get">
        <TextField
          name="code"
          label="汇款码或订单号"
          hint="与单位核实后填写，可以为这笔款另选订单"
          value={typed(form.values, 'code')}
          error={form.errors.code}
          size="short"
          required
        />
        <SubmitButton tone="quiet">查找</SubmitButton>
      </Form>
    </Card>
  );
}

function Unknown({
  line,
  form: { values, errors },
  restFen,
}: BankLinePageProps & { restFen: number }) {
  return (
    <>
      <Card title="退回余款" icon="arrow">
        <p class="text-sm text-muted mb-3">
          附言里有教材账单号的，在“教材账单”里登记到账。要退回的，在银行办好退款后登记。不登记的余款一直列为待认领，可以用于同一单位以后的订单。
        </p>
        <Form action={`/bank-lines/${line.id}/returns`}>
          <TextField
            name="amount"
            label="退回金额（元）"
            inputMode="text"
            value={typed(values, 'amount', fenToYuan(restFen))}
            error={errors.amount}
            size="short"
            required
          />
          <TextField
            name="note"
            label="说明"
            value={typed(values, 'note')}
            error={errors.note}
            required
          />
          <SubmitButton tone="quiet">登记退回</SubmitButton>
        </Form>
      </Card>
      <Card title="查询记录" icon="pen">
        <Form action={`/bank-lines/${line.id}/notes`}>
          <TextArea
            name="text"
            label="已查到的情况"
            rows={2}
            value={typed(values, 'text', line.note)}
            error={errors.text}
            maxLength={300}
          />
          <SubmitButton tone="quiet">保存</SubmitButton>
        </Form>
      </Card>
    </>
  );
}
