import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  DateField,
  ErrorSummary,
  Form,
  Page,
  RadioField,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import { checkSubjectNames, checkSubjects } from '../rules/spot-check.ts';

const hints = {
  ENDORSEMENT: '时段内作出的审验。',
  HOURS: '时段内登记、没有退回的学时。',
  ACCESS: '时段内在窗口现场缴费开通的课程。',
  STUDY: '时段内学完的学习记录。',
};

/** What is to be checked, where and how many; the draw follows at once. */
export function NewCheckPage({
  places,
  year,
  form,
}: {
  /** Empty for a district: it checks its own. */
  places: { id: string; shortName: string }[];
  year: number;
  form: FormState;
}) {
  const start = { subject: 'ENDORSEMENT', periodFrom: `${year}-01-01`, sampleSize: '20' };
  const given = { ...form, values: Object.keys(form.values).length > 0 ? form.values : start };
  return (
    <Page
      title="开始一次抽查"
      width="narrow"
      lead="确定范围后，系统立即随机抽取，抽取结果不能重来。"
      crumbs={[{ label: '随机抽查', href: '/spot-checks' }, { label: '开始一次抽查' }]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Card>
          <Form action="/spot-checks">
            <RadioField
              label="抽查内容"
              required
              {...fieldOf(given, 'subject')}
              options={checkSubjects.map((value) => ({
                value,
                label: checkSubjectNames[value],
                hint: hints[value],
              }))}
            />
            {places.length > 0 ? (
              <SelectField
                label="区县"
                placeholder="全市"
                {...fieldOf(given, 'jurisdictionId')}
                options={places.map(({ id, shortName }) => ({ value: id, label: shortName }))}
              />
            ) : null}
            <TextField
              label="只查一个单位"
              hint="写全称。留空就是范围内所有单位；学习记录不按单位抽。"
              {...fieldOf(given, 'body')}
            />
            <TextField
              label="只查一个年度"
              hint="学习年度。留空不限。"
              size="short"
              inputMode="numeric"
              {...fieldOf(given, 'year')}
            />
            <DateField label="从" {...fieldOf(given, 'periodFrom')} required />
            <DateField label="到" {...fieldOf(given, 'periodTo')} required />
            <TextField
              label="抽取件数"
              hint="最多500件。"
              size="short"
              inputMode="numeric"
              {...fieldOf(given, 'sampleSize')}
              required
            />
            <SubmitButton>随机抽取</SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}
