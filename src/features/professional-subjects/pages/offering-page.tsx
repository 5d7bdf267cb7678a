import type { PageOf } from '../../../kernel/page-of.ts';
import type { FormState } from '../../../platform/http/index.ts';
import {
  Badge,
  Card,
  ConfirmButton,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { AttendanceList } from '../queries/lists.ts';
import type { Recognition } from '../queries/recognitions.ts';
import { type Offering, offeringStateNames, offeringTones } from '../rules/subject.ts';
import { ListTable } from './list-table.tsx';
import { amountOf, daysOf, OfferingFields, placeOf } from './offering-fields.tsx';
import { ListUpload, SingleRecognition } from './recognise-forms.tsx';
import { RecognitionTable } from './recognition-table.tsx';

export interface OfferingPageProps {
  role: string;
  offering: Offering;
  may: 'YES' | 'NOT_OPEN' | 'NOT_OVER';
  lists: AttendanceList[];
  recognitions: PageOf<Recognition>;
  forms: { code: string; name: string }[];
  form: FormState;
}

/** One offering with its lists and recognitions, and the forms that add to them. */
export function OfferingPage(props: OfferingPageProps) {
  const { role, offering, may, lists, recognitions, form } = props;
  const writes = role === 'INDUSTRY_OFFICER';
  const makes = offering.state === 'OPEN' && role !== 'MUNICIPAL_OFFICER';
  return (
    <Page
      title={`${offering.subjectName}：${offering.organiser}`}
      width="wide"
      crumbs={[
        { href: `/professional-subjects?year=${offering.year}`, label: '专业科目' },
        { href: `/professional-subjects/${offering.subjectId}`, label: offering.subjectName },
      ]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Facts {...props} writes={writes} />
        {offering.state === 'DRAFT' ? <Draft {...props} /> : null}
        {lists.length > 0 ? <ListTable lists={lists} /> : null}
        {makes && may === 'NOT_OVER' ? (
          <p class="text-muted">培训结束之后才能认定学时；名单可以先上传。</p>
        ) : null}
        {makes ? (
          <div class="grid gap-5 md:grid-cols-2">
            {writes ? <SingleRecognition offering={offering} form={form} /> : null}
            <ListUpload offering={offering} form={form} writes={writes} />
          </div>
        ) : null}
        {offering.state === 'DRAFT' ? null : (
          <RecognitionTable
            caption={role === 'UNIT_ADMIN' ? '本单位已认定的人员' : '已认定的人员'}
            recognitions={recognitions}
          />
        )}
      </div>
    </Page>
  );
}

function Facts({ offering, writes }: OfferingPageProps & { writes: boolean }) {
  const action = `/professional-offerings/${offering.id}/state`;
  return (
    <Card title="培训" icon="calendar">
      <DefinitionList
        items={[
          {
            label: '状态',
            value: (
              <Badge tone={offeringTones[offering.state]}>
                {offeringStateNames[offering.state]}
              </Badge>
            ),
          },
          { label: '时间', value: daysOf(offering) },
          { label: '地点', value: placeOf(offering) },
          { label: '形式', value: offering.formName },
          { label: '数量', value: amountOf(offering) },
        ]}
      />
      {writes ? (
        <div class="mt-4 flex flex-wrap gap-3">
          {offering.state === 'DRAFT' ? (
            <Form action={action}>
              <input type="hidden" name="to" value="OPEN" />
              <SubmitButton>开放</SubmitButton>
            </Form>
          ) : null}
          {offering.state === 'CLOSED' ? null : (
            <ConfirmButton
              label={offering.state === 'DRAFT' ? '不办了' : '结束'}
              question={
                offering.state === 'DRAFT'
                  ? '这份草稿不再使用。'
                  : '结束之后不能再上报名单、认定学时；已经认定的仍可更正和撤回。'
              }
              confirm="确定"
              action={action}
              tone="quiet"
            >
              <input type="hidden" name="to" value="CLOSED" />
            </ConfirmButton>
          )}
        </div>
      ) : null}
    </Card>
  );
}

function Draft({ offering, forms, form }: OfferingPageProps) {
  return (
    <Card title="修改草稿" icon="pen">
      <Form action={`/professional-offerings/${offering.id}/draft`}>
        <OfferingFields forms={forms} form={form} known={offering} />
        <SubmitButton tone="quiet">保存草稿</SubmitButton>
      </Form>
    </Card>
  );
}
