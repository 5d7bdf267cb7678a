import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Alert,
  ButtonLink,
  Card,
  ErrorSummary,
  Form,
  formatDay,
  Money,
  Page,
  RadioField,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { ClosingView } from '../queries/closing-view.ts';
import { denominations, handoverNames, handovers, nameDenomination } from '../rules/till.ts';
import { BooksOfDay } from './takings-sums.tsx';

export type ClosingPageProps = ClosingView & { form: FormState };

/** Counting the cash of a day, explaining a difference, handing the money over. */
export function ClosingPage(props: ClosingPageProps) {
  const { day, clerkName, till, officeName, figures, closedAs, form } = props;
  return (
    <Page
      title="点钞日结"
      lead={`${officeName}，${formatDay(day)}，${clerkName}，${till}。日结以后，这一天不能再收款、作废或退款。`}
      crumbs={[
        { label: '现场缴费', href: '/counter' },
        { label: '收款', href: '/counter/takings' },
        { label: '日结' },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <BooksOfDay figures={figures} />
        {closedAs ? (
          <Alert tone="info" title="这一天已经日结">
            <a class="link" href={`/counter/closings/${closedAs}`}>
              查看日结单
            </a>
          </Alert>
        ) : (
          <CountForm {...props} />
        )}
      </div>
    </Page>
  );
}

function CountForm(props: ClosingPageProps) {
  const { day, clerkId, figures, form } = props;
  return (
    <Form action="/counter/closings" class="stack">
      <input type="hidden" name="day" value={day} />
      <input type="hidden" name="clerkId" value={clerkId} />
      <Card title="一、点钞" icon="money">
        <p class="mb-3 text-muted">
          钱箱里应有：备用金加上现金净额 <Money fen={figures.CASH.netFen} />
          。请先点钞，再填各面额的张数或枚数，没有的不填。
        </p>
        <TextField
          {...fieldOf(form, 'float')}
          label="备用金（元）"
          hint="开始收款前钱箱里的零钱；没有的不填。"
          inputMode="decimal"
          maxLength={12}
          size="short"
        />
        <div class="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
          {denominations.map((fen) => (
            <TextField
              key={fen}
              {...fieldOf(form, `n${fen}`)}
              label={nameDenomination(fen)}
              inputMode="numeric"
              maxLength={5}
              size="short"
            />
          ))}
        </div>
        <TextArea
          {...fieldOf(form, 'differenceReason')}
          label="长款或短款的原因"
          hint="点钞与账面不符时必须填写。"
          rows={2}
          maxLength={200}
        />
      </Card>
      <HandoverCard {...props} />
      <div class="flex flex-wrap gap-3">
        <SubmitButton busyText="正在日结…">确定日结</SubmitButton>
        <ButtonLink href={`/counter/takings?day=${day}`} tone="quiet">
          先不日结
        </ButtonLink>
      </div>
    </Form>
  );
}

function HandoverCard({ colleagues, form }: ClosingPageProps) {
  return (
    <Card title="二、交款" icon="arrow">
      <RadioField
        {...fieldOf(form, 'handover')}
        label="款项交到哪里"
        required
        options={handovers.map((one) => ({ value: one, label: handoverNames[one] }))}
      />
      <SelectField
        {...fieldOf(form, 'handedTo')}
        label="接收的同事（交给同事时选）"
        placeholder="请选择"
        options={colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))}
      />
      <TextField
        {...fieldOf(form, 'handoverNote')}
        label="缴款单号或说明（存入银行时必填）"
        maxLength={100}
      />
    </Card>
  );
}
