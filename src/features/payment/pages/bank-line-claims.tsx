import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Badge,
  Card,
  CheckboxField,
  FieldScope,
  Form,
  Money,
  SubmitButton,
} from '../../../ui/index.ts';
import { type BankLine, needsSecondLook } from '../rules/bank-line.ts';
import { type GroupLine, isPayable } from '../rules/group-order.ts';
import type { BankLinePageProps } from './bank-line-page.tsx';
import { describeProposal, SurenessBadge } from './sureness.tsx';

type Shown = BankLinePageProps['proposals'][number];

/** The orders that the code names, and behind a second look those it does not. */
export function Claims({ line, proposals, asked, form }: BankLinePageProps) {
  const named = proposals.filter(({ awaited }) => asked || !needsSecondLook(line, awaited));
  const others = proposals.filter((one) => !named.includes(one));
  return (
    <>
      {named.map((proposal) => (
        <Claim key={proposal.awaited.id} line={line} proposal={proposal} look={asked} form={form} />
      ))}
      {others.length > 0 ? (
        <details class="stack" open={form.errors.looked !== undefined}>
          <summary class="cursor-pointer font-semibold">
            没有汇款码可以确定：{others.length} 张可能的订单，核实后再认领
          </summary>
          {others.map((proposal) => (
            <Claim
              key={proposal.awaited.id}
              line={line}
              proposal={proposal}
              look="ASK"
              form={form}
            />
          ))}
        </details>
      ) : null}
    </>
  );
}

/** The people of one group order, ticked where the match leaves no choice. */
function Claim({
  line,
  proposal,
  look,
  form: { values, errors },
}: {
  line: BankLine;
  proposal: Shown;
  /** Whether a second look was taken (the clerk typed the code), or is to be asked for. */
  look: boolean | 'ASK';
  form: FormState;
}) {
  const again = typed(values, 'groupOrderId') === proposal.awaited.id;
  const { awaited, fit, lines } = proposal;
  const open = lines.filter(isPayable);
  const ticked = (one: GroupLine) =>
    fit === 'NAMED' ? one.named : fit === 'WHOLE' || fit === 'OVER';
  return (
    <Card title={`${awaited.payerName}（${awaited.groupNo}）`} icon="list">
      <p class="mb-3">
        <SurenessBadge sureness={proposal.sureness} /> {describeProposal(proposal)}。{' '}
        {line.reversedFrom.includes(awaited.id) ? '这笔款曾从这张订单撤销。' : ''} 待付{' '}
        {awaited.openCount} 人，
        <Money fen={awaited.openFen} />
        {awaited.namedCount > 0 ? (
          <>
            ；单位指定 {awaited.namedCount} 人，
            <Money fen={awaited.namedFen} />
          </>
        ) : null}
      </p>
      <Form action={`/bank-lines/${line.id}/uses`}>
        <input type="hidden" name="groupOrderId" value={awaited.id} />
        <fieldset
          id={`${awaited.id}-field-who`}
          tabIndex={-1}
          class="grid gap-2 sm:grid-cols-2 mb-3"
        >
          <legend class="text-sm text-muted">
            只为勾选的人员开通。{fit === 'PART' ? '请按单位的名单勾选。' : ''}
          </legend>
          {open.map((one) => (
            <label key={one.orderId} class="flex items-center gap-2">
              <input
                type="checkbox"
                class="checkbox"
                name="who"
                value={one.orderId}
                checked={ticked(one)}
              />
              {one.name}
              <span class="text-sm text-muted figures">{one.idNumberMasked}</span>
              {one.named ? <Badge tone="info">单位指定</Badge> : null}
              {one.debt ? <Badge tone="warning">欠费，已在学习</Badge> : null}
            </label>
          ))}
        </fieldset>
        {look === true ? <input type="hidden" name="looked" value="yes" /> : null}
        {look === 'ASK' ? (
          <FieldScope.Provider value={`${awaited.id}-`}>
            <CheckboxField
              name="looked"
              label={`已与付款单位核实，这笔款是${awaited.payerName}的`}
              error={again ? errors.looked : undefined}
            />
          </FieldScope.Provider>
        ) : null}
        <SubmitButton>确认认领并开通</SubmitButton>
      </Form>
    </Card>
  );
}
