import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import { Card, FileField, Form, RadioField, SubmitButton, TextField } from '../../../ui/index.ts';
import { mostRows } from '../rules/list-rows.ts';
import type { Offering } from '../rules/subject.ts';
import { amountOf } from './offering-fields.tsx';

/** The form that recognises one person by number and name. */
export function SingleRecognition({ offering, form }: { offering: Offering; form: FormState }) {
  return (
    <Card title="认定一人" icon="person">
      <Form action={`/professional-offerings/${offering.id}/recognitions`}>
        <TextField {...fieldOf(form, 'name')} label="姓名" required />
        <TextField {...fieldOf(form, 'idNumber')} label="证件号码" required />
        <TextField
          {...fieldOf(form, 'quantity')}
          label="参加的数量"
          size="short"
          hint={`不填就是全部：${amountOf(offering)}。`}
        />
        <RadioField
          {...fieldOf(form, 'tested', 'no')}
          label="考试"
          options={[
            { value: 'no', label: '没有考试' },
            { value: 'yes', label: '考试合格' },
          ]}
        />
        <SubmitButton>认定学时</SubmitButton>
      </Form>
    </Card>
  );
}

/** The form that uploads a list: checked row by row, nothing counts before it is decided. */
export function ListUpload({
  offering,
  form,
  writes,
}: {
  offering: Offering;
  form: FormState;
  writes: boolean;
}) {
  return (
    <Card title={writes ? '按名单认定' : '上报本单位名单'} icon="list">
      <Form action={`/professional-offerings/${offering.id}/lists`} upload>
        <p class="mb-4">
          每行一人：姓名、证件号码、数量、考试合格；后两栏可以不填。最多{mostRows}
          人。上传后逐行核对，
          {writes ? '您确认之后才认定。' : '由主管部门认定之后才算数。'}
          <a class="link" href="/professional-lists/template.xlsx" download>
            下载模板
          </a>
        </p>
        <FileField
          name="file"
          label="名单文件"
          hint="xlsx 或 csv，最大 5 MB。"
          accept=".xlsx,.xls,.csv,.txt"
          required
          error={form.errors.file}
        />
        <SubmitButton busyText="正在核对…">上传并核对</SubmitButton>
      </Form>
    </Card>
  );
}
