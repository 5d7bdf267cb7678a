import type { Fen } from '../../../kernel/money.ts';
import { Card, Form, Money, SubmitButton, TextField } from '../../../ui/index.ts';

/** The counter on a clerk's home page: the search for a learner, and today's takings (N7, N8). */
export function CounterPanel({ takings }: { takings: { count: number; sumFen: Fen } }) {
  return (
    <div class="grid items-stretch gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Card title="现场缴费" icon="money" tone="accent">
        <Form action="/counter/searches" class="flex flex-wrap items-end gap-x-4">
          <div class="min-w-0 grow basis-64">
            <TextField
              name="text"
              label="学员的证件号码或手机号"
              hint="核对登记信息后收款，当场开通学习和考试。"
              autocomplete="off"
              maxLength={60}
              required
            />
          </div>
          <div class="field">
            <SubmitButton>查找学员</SubmitButton>
          </div>
        </Form>
      </Card>
      <section class="sheet flex flex-col" aria-labelledby="takings">
        <h2 id="takings" class="sheet-title">
          今日收款
        </h2>
        <p class="mt-3 text-4xl leading-tight font-bold">
          <Money fen={takings.sumFen} />
        </p>
        <p class="mt-1 text-muted">
          {takings.count === 0 ? '今天还没有收款' : `共 ${takings.count} 笔`}
        </p>
        <p class="mt-auto pt-3">
          <a class="link" href="/counter/takings">
            查看明细
          </a>
        </p>
      </section>
    </div>
  );
}
