import { emptyForm, type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  DataTable,
  ErrorSummary,
  FieldScope,
  Form,
  Page,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { Jurisdiction } from '../../organisations/index.ts';
import { DatedChangeFields } from '../../proposals/index.ts';
import type { FollowingCount } from '../queries/preview.ts';
import type { JurisdictionChange } from '../rules/jurisdiction-change.ts';
import { ChangesTable } from './changes-table.tsx';
import { followingColumns } from './following-columns.tsx';
import { PlacesTable } from './places-table.tsx';

export type JurisdictionForm = 'add' | 'rename' | 'merge' | 'revert';

export interface JurisdictionsPageProps {
  places: Jurisdiction[];
  /** The names of all, by id; abolished ones are marked. */
  names: Map<string, string>;
  changes: JurisdictionChange[];
  preview: { from: Jurisdiction; into: Jurisdiction; counts: FollowingCount[] } | null;
  today: string;
  /** Which of the forms was sent, and came back. */
  of: JurisdictionForm | null;
  form: FormState;
}

/** The districts of the city: what may be changed, and what was. */
export function JurisdictionsPage(props: JurisdictionsPageProps) {
  const { preview, changes, names, of, form } = props;
  return (
    <Page
      title="区县"
      width="wide"
      lead="区县决定由谁审验、在哪里缴费、谁看得到哪些人。每项调整由两人办理，到日期生效。"
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Card title="现在的区县" icon="list">
          <PlacesTable places={props.places} />
        </Card>
        <AddCard {...props} />
        <RenameCard {...props} />
        <MergeCard {...props} />
        {preview ? (
          <Card title={`${preview.from.name}并入${preview.into.name}：随迁什么`} icon="list">
            <DataTable
              caption="随迁的人和事"
              columns={followingColumns}
              rows={preview.counts}
              rowKey={({ key }) => key}
            />
          </Card>
        ) : null}
        <Card title="调整记录" icon="list">
          <ChangesTable changes={changes} names={names} form={of === 'revert' ? form : emptyForm} />
        </Card>
      </div>
    </Page>
  );
}

const stateOf = ({ of, form }: JurisdictionsPageProps, one: JurisdictionForm) =>
  of === one ? form : emptyForm;

const districtsOf = ({ places }: JurisdictionsPageProps) =>
  places
    .filter(({ kind }) => kind !== 'MUNICIPALITY')
    .map(({ id, name }) => ({ value: id, label: name }));

function MergeCard(props: JurisdictionsPageProps) {
  const { preview, today } = props;
  const form = stateOf(props, 'merge');
  const choice = { placeholder: '请选择', options: districtsOf(props) };
  return (
    <Card title="合并" icon="building">
      <FieldScope.Provider value="look-">
        <Form action="/jurisdictions" method="get" class="flex flex-wrap items-end gap-4">
          <SelectField name="from" label="撤销哪个" value={preview?.from.id} {...choice} required />
          <SelectField name="into" label="并入哪个" value={preview?.into.id} {...choice} required />
          <div class="mb-5">
            <SubmitButton tone="quiet">看看随迁什么</SubmitButton>
          </div>
        </Form>
      </FieldScope.Provider>
      <FieldScope.Provider value="merge-">
        <Form action="/jurisdictions/mergers">
          <SelectField
            label="撤销的区县"
            {...fieldOf(form, 'fromId', preview?.from.id)}
            {...choice}
            required
          />
          <SelectField
            label="并入的区县"
            {...fieldOf(form, 'intoId', preview?.into.id)}
            {...choice}
            required
          />
          <DatedChangeFields form={form} today={today} />
          <SubmitButton>提请合并</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}

function RenameCard(props: JurisdictionsPageProps) {
  const form = stateOf(props, 'rename');
  return (
    <Card title="更名" icon="list">
      <FieldScope.Provider value="rename-">
        <Form action="/jurisdictions/names">
          <SelectField
            label="区县"
            {...fieldOf(form, 'ofId')}
            placeholder="请选择"
            options={districtsOf(props)}
            required
          />
          <TextField label="新的全称" {...fieldOf(form, 'name')} required />
          <TextField label="新的简称" {...fieldOf(form, 'shortName')} required />
          <DatedChangeFields form={form} today={props.today} />
          <SubmitButton>提请更名</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}

function AddCard(props: JurisdictionsPageProps) {
  const form = stateOf(props, 'add');
  return (
    <Card title="新设" icon="building">
      <p class="mb-3">
        区县拆分时，先新设，再在“单位名录”里把有关单位改到新的区县，并给它新增人力社保局。
      </p>
      <FieldScope.Provider value="add-">
        <Form action="/jurisdictions">
          <TextField
            label="代号"
            hint="小写字母，例如 cq-xinqu；用过的不再用。"
            {...fieldOf(form, 'id')}
            required
          />
          <TextField label="全称" {...fieldOf(form, 'name')} required />
          <TextField label="简称" {...fieldOf(form, 'shortName')} required />
          <DatedChangeFields form={form} today={props.today} />
          <SubmitButton>提请新设</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}
