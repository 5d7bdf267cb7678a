import { fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  ConfirmButton,
  DateField,
  FileField,
  Form,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { violationNames, violations } from '../../irregularities/index.ts';
import { isOverdue, type OrderMetric } from '../rules/order.ts';
import type { OrderPageProps } from './order-page.tsx';

/** What the one who looks can do with the order now. */
export function NextStep(props: OrderPageProps) {
  const { order, side } = props;
  if (order.closedAt)
    return (
      <Card title="已经结束" icon="check">
        <p>{order.state === 'ACCEPTED' ? '报告已获认可，督办办结。' : '这件督办已撤回。'}</p>
      </Card>
    );
  return (
    <div class="stack">{side === 'ADDRESSEE' ? <Answer {...props} /> : <Follow {...props} />}</div>
  );
}

const standingOf: Record<OrderMetric, string> = {
  enrolled: 'NOT_ENROLLED',
  studied: 'NOT_STUDIED',
  passed: 'NOT_PASSED',
  recorded: 'NOT_RECORDED',
};

function Answer({ order, role, form }: OrderPageProps) {
  if (order.state === 'ISSUED')
    return (
      <Card title="请签收" icon="check" tone="accent">
        <Form action={`/catch-up-orders/${order.id}/acknowledgement`}>
          <SubmitButton>签收</SubmitButton>
        </Form>
      </Card>
    );
  if (order.state === 'REPORTED')
    return (
      <Card title="等待认可" icon="clock" tone="accent">
        <p>报告已送达，下达单位认可后办结。</p>
      </Card>
    );
  const people = `/completion?year=${order.year}&standing=${standingOf[order.metric]}`;
  return (
    <>
      <Card title="先提醒人员" icon="phone" tone="accent">
        <ul class="list-disc pl-5">
          <li>
            <a class="link" href={people}>
              查看还没有完成的人员并提醒
            </a>
          </li>
          {role === 'DISTRICT_CLERK' || role === 'INDUSTRY_OFFICER' ? (
            <li>
              <a class="link" href={`/supervision?year=${order.year}&by=unit`}>
                查看各单位，对落后的单位督办
              </a>
            </li>
          ) : null}
        </ul>
      </Card>
      <Card title="报告完成情况" icon="pen">
        <Form action={`/catch-up-orders/${order.id}/report`} upload>
          <TextArea
            label="完成情况"
            hint="做了什么，完成到什么程度，没有完成的是什么原因。"
            rows={5}
            {...fieldOf(form, 'report')}
            required
          />
          <FileField
            name="file"
            label="材料"
            hint="PDF、JPG 或 PNG，不超过 10 MB。"
            error={form.errors.file}
            accept=".pdf,.jpg,.jpeg,.png"
          />
          <SubmitButton>提交报告</SubmitButton>
        </Form>
      </Card>
    </>
  );
}

function Follow(props: OrderPageProps) {
  const { order, form, today } = props;
  const wrong = Object.keys(form.errors).length > 0;
  const has = (field: string) => wrong && field in form.values;
  const base = `/catch-up-orders/${order.id}`;
  return (
    <>
      {order.state === 'REPORTED' ? (
        <Card title="核实报告" icon="check" tone="accent">
          <Form action={`${base}/acceptance`}>
            <SubmitButton>认可，办结</SubmitButton>
          </Form>
          <Form action={`${base}/return`}>
            <TextArea label="退回的理由" rows={2} {...fieldOf(form, 'because')} required />
            <SubmitButton tone="quiet">退回报告</SubmitButton>
          </Form>
        </Card>
      ) : (
        <Card title={order.state === 'ISSUED' ? '等待签收' : '等待报告'} icon="clock" tone="accent">
          <p>系统会在期限前提醒对方；逾期会自动标出，并通知双方。</p>
          <ConfirmButton
            label="延长期限"
            question="对方会收到新的期限。"
            confirm="确定延长"
            action={`${base}/extension`}
            tone="quiet"
            open={has('deadline')}
          >
            <DateField label="新的期限" {...fieldOf(form, 'deadline')} required />
            <TextField label="理由" {...fieldOf(form, 'because')} required />
          </ConfirmButton>
        </Card>
      )}
      {isOverdue(order, today) ? <Escalate {...props} open={has('facts')} /> : null}
      <ConfirmButton
        label="撤回督办"
        question="撤回后对方不再需要报告。"
        confirm="确定撤回"
        action={`${base}/withdrawal`}
        open={has('because') && !has('deadline') && order.state !== 'REPORTED'}
      >
        <TextField label="理由" {...fieldOf(form, 'because')} required />
      </ConfirmButton>
    </>
  );
}

function Escalate({ order, form, open, role }: OrderPageProps & { open: boolean }) {
  if (order.caseId)
    return (
      <Card title="已作为线索上报" icon="flag">
        <p>
          {role === 'MUNICIPAL_OFFICER' ? (
            <a class="link" href={`/cases/${order.caseId}`}>
              查看案件
            </a>
          ) : (
            <a class="link" href="/reports">
              查看进展
            </a>
          )}
        </p>
      </Card>
    );
  return (
    <Card title="已逾期" icon="warning">
      <p>逾期本身不是违规。确有违规登记、随意审验、弄虚作假嫌疑的，可以上报。</p>
      <ConfirmButton
        label="作为线索上报"
        question="由市人力社保局核实，对方可以申辩。"
        confirm="确定上报"
        action={`/catch-up-orders/${order.id}/suspicion`}
        open={open}
      >
        <SelectField
          label="涉嫌的问题"
          placeholder="请选择"
          {...fieldOf(form, 'violation')}
          options={violations.map((value) => ({ value, label: violationNames[value] }))}
        />
        <TextArea label="情况" rows={4} {...fieldOf(form, 'facts')} required />
      </ConfirmButton>
    </Card>
  );
}
