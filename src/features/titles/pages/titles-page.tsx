import { titleLevelNames, titleLevels } from '../../../kernel/title-level.ts';
import { emptyForm, type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  ErrorSummary,
  FieldScope,
  Form,
  Page,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { TitleRow } from '../../organisations/index.ts';
import { DatedChangeFields } from '../../proposals/index.ts';
import type { TitleChange } from '../rules/title-change.ts';
import { CatalogueTable, ChangesTable } from './title-tables.tsx';

export type TitleForm = 'add' | 'rename' | 'end' | 'revert';

export interface TitlesPageProps {
  titles: TitleRow[];
  changes: TitleChange[];
  /** How many hold the title that shall end. */
  preview: { title: TitleRow; holders: number } | null;
  today: string;
  /** Which of the forms was sent, and came back. */
  of: TitleForm | null;
  form: FormState;
}

/** The professional titles: what may be changed, what there is, what was changed. */
export function TitlesPage(props: TitlesPageProps) {
  const { titles, changes, of, form } = props;
  return (
    <Page
      title="职称目录"
      width="wide"
      lead="学员登记职称、按系列核学时都用这份目录。每项调整由两人办理，到日期生效。"
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Card title="现在的目录" icon="list">
          <CatalogueTable titles={titles} />
        </Card>
        <AddCard {...props} />
        <RenameCard {...props} />
        <EndCard {...props} />
        <Card title="调整记录" icon="list">
          <ChangesTable
            changes={changes}
            titles={titles}
            form={of === 'revert' ? form : emptyForm}
          />
        </Card>
      </div>
    </Page>
  );
}

const stateOf = ({ of, form }: TitlesPageProps, one: TitleForm) => (of === one ? form : emptyForm);

/** The titles that are awarded, by series, as options. */
function groupsOf({ titles }: TitlesPageProps) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { code, name, seriesName, validTo } of titles) {
    if (validTo !== null) continue;
    groups.set(seriesName, [...(groups.get(seriesName) ?? []), { value: code, label: name }]);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}

function EndCard(props: TitlesPageProps) {
  const { preview, today } = props;
  const form = stateOf(props, 'end');
  const choice = { placeholder: '请选择', groups: groupsOf(props) };
  return (
    <Card title="停用或并入另一职称" icon="cross">
      <FieldScope.Provider value="look-">
        <Form action="/titles" method="get" class="flex flex-wrap items-end gap-4">
          <SelectField
            name="title"
            label="停用哪个"
            value={preview?.title.code}
            {...choice}
            required
          />
          <div class="mb-5">
            <SubmitButton tone="quiet">看看多少人持有</SubmitButton>
          </div>
        </Form>
      </FieldScope.Provider>
      {preview ? (
        <p class="mb-3" role="status">
          {preview.title.name}（{preview.title.seriesName}）：现在 {preview.holders}{' '}
          人登记。选了承接的职称，到日期他们的登记一起改；不选的，登记保留，往后不再授予。
        </p>
      ) : null}
      <FieldScope.Provider value="end-">
        <Form action="/titles/endings">
          <SelectField
            label="停用的职称"
            {...fieldOf(form, 'titleCode', preview?.title.code)}
            {...choice}
            required
          />
          <SelectField
            label="承接的职称"
            {...fieldOf(form, 'successorCode')}
            {...choice}
            placeholder="没有承接的"
          />
          <DatedChangeFields form={form} today={today} />
          <SubmitButton>提请停用</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}

function RenameCard(props: TitlesPageProps) {
  const form = stateOf(props, 'rename');
  return (
    <Card title="更名" icon="list">
      <FieldScope.Provider value="rename-">
        <Form action="/titles/names">
          <SelectField
            label="职称"
            {...fieldOf(form, 'titleCode')}
            placeholder="请选择"
            groups={groupsOf(props)}
            required
          />
          <TextField label="新的名称" {...fieldOf(form, 'name')} required />
          <DatedChangeFields form={form} today={props.today} />
          <SubmitButton>提请更名</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}

function AddCard(props: TitlesPageProps) {
  const form = stateOf(props, 'add');
  const series = new Map(props.titles.map((one) => [one.seriesCode, one.seriesName]));
  return (
    <Card title="新增" icon="building">
      <FieldScope.Provider value="add-">
        <Form action="/titles">
          <SelectField
            label="系列"
            {...fieldOf(form, 'seriesCode')}
            neededWhen="已有系列时选择"
            placeholder="新的系列"
            options={[...series].map(([value, label]) => ({ value, label }))}
          />
          <TextField
            label="新系列的名称"
            neededWhen="没有选系列时填写"
            {...fieldOf(form, 'seriesName')}
          />
          <TextField label="职称名称" {...fieldOf(form, 'name')} required />
          <SelectField
            label="级别"
            {...fieldOf(form, 'level')}
            placeholder="请选择"
            options={titleLevels.map((value) => ({ value, label: titleLevelNames[value] }))}
            required
          />
          <DatedChangeFields form={form} today={props.today} />
          <SubmitButton>提请新增</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}
