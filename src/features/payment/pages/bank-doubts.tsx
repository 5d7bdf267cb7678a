import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Card,
  FieldScope,
  Form,
  formatDay,
  Money,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { BankDoubt } from '../queries/bank-doubts.ts';

/** A row with a known number beside the first line of that number, and the decision about it. */
export function DoubtCard({
  doubt,
  form: { values, errors },
}: {
  doubt: BankDoubt;
  form: FormState;
}) {
  const rows = [
    {
      label: '先入账的',
      day: doubt.firstDay,
      fen: doubt.firstAmountFen,
      payer: doubt.firstPayer,
      remark: doubt.firstRemark,
      from: `${doubt.firstFileName} 第 ${doubt.firstRowNo} 行`,
    },
    {
      label: '这一笔',
      day: doubt.day,
      fen: doubt.amountFen,
      payer: doubt.payer,
      remark: doubt.remark,
      from: `${doubt.fileName} 第 ${doubt.rowNo} 行`,
    },
  ];
  const differs = {
    day: doubt.day !== doubt.firstDay,
    fen: doubt.amountFen !== doubt.firstAmountFen,
    payer: doubt.payer !== doubt.firstPayer,
  };
  const mark = (differing: boolean) => (differing ? 'font-semibold text-error' : '');
  return (
    <Card title={`流水号 ${doubt.transactionNo}：内容不同`} icon="warning">
      <div class="table-card mb-4">
        <table class="data-table">
          <caption class="sr-only">同一流水号的两笔</caption>
          <thead>
            <tr>
              {['', '日期', '金额', '付款人', '附言', '来自'].map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, day, fen, payer, remark, from }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td data-label="日期" class={mark(differs.day)}>
                  {formatDay(day)}
                </td>
                <td data-label="金额" class={mark(differs.fen)}>
                  <Money fen={fen} />
                </td>
                <td data-label="付款人" class={mark(differs.payer)}>
                  {payer || '（没有户名）'}
                </td>
                <td data-label="附言">{remark || '—'}</td>
                <td data-label="来自">{from}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Form action={`/bank-files/${doubt.fileId}/doubts/${doubt.id}`}>
        <FieldScope.Provider value={`${doubt.id}-`}>
          <TextField
            name="note"
            label="说明"
            hint="不入账的须写明原因。"
            value={typed(values, 'note')}
            error={errors.note}
          />
        </FieldScope.Provider>
        <div class="flex flex-wrap gap-3">
          <SubmitButton name="decision" value="BOOKED">
            是另一笔来款，入账
          </SubmitButton>
          <SubmitButton name="decision" value="DROPPED" tone="quiet">
            不入账
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
