import { type Role, roleNames } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/calendar.ts';
import type { FormState } from '../../../platform/http/form.ts';
import type { FormValues } from '../../../platform/http/index.ts';
import {
  Card,
  CheckboxField,
  DateField,
  ErrorSummary,
  FileField,
  Form,
  Page,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { type Announcement, type Kind, kindNames } from '../rules/announcement.ts';

export interface DraftPageProps {
  announcement: Announcement | null;
  kinds: Kind[];
  districts: { id: string; name: string }[];
  today: Day;
  form: FormState;
}

const readers: Role[] = [
  'LEARNER',
  'UNIT_ADMIN',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'AGENCY_CLERK',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
  'COURSE_AUTHOR',
];

/** The form of an announcement: text, validity, audience, attachments. */
export function DraftPage({ announcement, kinds, districts, today, form }: DraftPageProps) {
  const values = { ...valuesOf(announcement, today), ...form.values };
  const field = (name: string) => ({
    name,
    value: String(values[name] ?? ''),
    error: form.errors[name],
  });
  const chosen = [values.audienceRoles ?? []].flat();
  return (
    <Page
      title={announcement ? '修改' : '起草'}
      crumbs={[{ label: '公告管理', href: '/announcement-desk' }, { label: '起草' }]}
    >
      <ErrorSummary errors={form.errors} />
      <Form
        action={announcement ? `/announcement-desk/${announcement.id}` : '/announcement-desk'}
        upload
        class="stack"
      >
        <Card title="内容" icon="pen">
          <SelectField
            {...field('kind')}
            label="种类"
            required
            options={kinds.map((kind) => ({ value: kind, label: kindNames[kind] }))}
          />
          <TextField {...field('documentNo')} label="文号" size="short" />
          <TextField {...field('title')} label="标题" required />
          <TextArea
            {...field('body')}
            label="正文"
            hint="可以用 Markdown：# 小标题、- 列表、[文字](网址)"
            required
            rows={14}
          />
          <FileField name="file1" label="附件" error={form.errors.file1} />
          <FileField name="file2" label="附件二" error={form.errors.file2} />
        </Card>
        <Card title="有效期和对象" icon="calendar">
          <DateField {...field('validFrom')} label="生效日期" required />
          <DateField {...field('validTo')} label="失效日期" hint="不填就一直有效" />
          <fieldset id="field-audienceRoles" tabIndex={-1}>
            <legend class="field-label">给谁看（都不选就是所有人，包括没有登录的）</legend>
            {readers.map((role) => (
              <CheckboxField
                key={role}
                name="audienceRoles"
                among
                value={role}
                label={roleNames[role]}
                checked={chosen.includes(role)}
              />
            ))}
          </fieldset>
          <SelectField
            {...field('audienceJurisdictionId')}
            label="哪个区县"
            placeholder="全市"
            options={districts.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <CheckboxField
            name="asksReceipt"
            value="yes"
            label="请读者确认已阅"
            checked={values.asksReceipt === 'yes'}
          />
        </Card>
        <SubmitButton>保存</SubmitButton>
      </Form>
    </Page>
  );
}

function valuesOf(one: Announcement | null, today: Day): FormValues {
  if (!one) return { validFrom: today };
  return {
    kind: one.kind,
    documentNo: one.documentNo ?? '',
    title: one.title,
    body: one.body,
    validFrom: one.validFrom,
    validTo: one.validTo ?? '',
    audienceRoles: one.audienceRoles,
    audienceJurisdictionId: one.audienceJurisdictionId ?? '',
    asksReceipt: one.asksReceipt ? 'yes' : '',
  };
}
