import { idDocumentNames } from '../../../kernel/id-number.ts';
import type { FormState } from '../../../platform/http/index.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  ErrorSummary,
  Form,
  Island,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { Jurisdiction } from '../../organisations/index.ts';
import {
  type Correction,
  type LearnerProfile,
  registrationStateNames,
} from '../../people/index.ts';
import type { CounterItem } from '../queries/counter-items.ts';
import type { ComparedItem } from '../routes/forms.ts';
import { ChangeRegistration } from './change-registration.tsx';
import { CollectFee } from './collect-fee.tsx';

export interface CounterLearnerPageProps extends FormState {
  learner: LearnerProfile;
  items: CounterItem[];
  districts: Jurisdiction[];
  districtName: string;
  /** Exam results carry name and number: then two officers correct them. */
  hasResults: boolean;
  /** A correction to be confirmed by a second officer. */
  waiting: Correction | null;
  /** The whole number, on demand. */
  idNumber: string | null;
}

/** One learner at the counter: comparing, correcting or returning the data, taking the fee (N7, N8). */
export function CounterLearnerPage(props: CounterLearnerPageProps) {
  const { learner, items, errors } = props;
  const checked = learner.registrationState === 'CONFIRMED';
  return (
    <Page
      title={learner.name}
      lead="请学员出示证件原件，逐项核对后收款。收款与开通一次完成。"
      crumbs={[{ label: '现场缴费', href: '/counter' }, { label: learner.name }]}
      width="wide"
      actions={
        <Badge tone={checked ? 'success' : 'warning'}>
          注册信息：{registrationStateNames[learner.registrationState]}
        </Badge>
      }
    >
      <ErrorSummary errors={errors} />
      <div class="two-columns">
        <Form action={`/counter/learners/${learner.accountId}/payments`} class="stack">
          <DefaultButton />
          <Card title="一、核对注册信息" icon="person">
            <Comparison {...props} checked={checked} />
          </Card>
          <Card title="二、收款并开通" icon="money" tone="accent">
            {learner.registrationState === 'RETURNED' ? (
              <Alert tone="warning" title="信息已退回，暂不能收款">
                <p>退回原因：{learner.registrationNote}</p>
                <p>可以当场更正，或等学员修改后再办理。</p>
              </Alert>
            ) : (
              <CollectFee items={items} errors={errors} values={props.values} />
            )}
          </Card>
        </Form>
        <ChangeRegistration {...props} />
      </div>
      <div class="mt-6">
        <ButtonLink href="/counter" tone="quiet">
          办理下一位
        </ButtonLink>
      </div>
    </Page>
  );
}

/** Enter takes the fee: without it the first button of the form, which shows the number, would be meant. */
function DefaultButton() {
  return (
    <button type="submit" class="sr-only" tabIndex={-1} aria-hidden="true">
      收款并开通
    </button>
  );
}

interface Row {
  item: ComparedItem;
  label: string;
  /** The label of its checkbox. */
  agrees: string;
  value: preact.ComponentChildren;
}

function rowsOf({ learner, districtName, idNumber }: CounterLearnerPageProps): Row[] {
  const kind = idDocumentNames[learner.idDocumentType];
  const title = learner.titleName
    ? `${learner.titleName}${learner.titleAwardedOn ? `（${learner.titleAwardedOn}取得）` : ''}`
    : '未填写';
  return [
    { item: 'name', label: '姓名', agrees: '与证件一致', value: learner.name },
    {
      item: 'idNumber',
      label: kind,
      agrees: '与证件一致',
      value: (
        <Island
          name="reveal-number"
          props={{ url: `/counter/learners/${learner.accountId}/identity/number` }}
          class="flex flex-wrap items-center gap-2"
        >
          <span class="figures" data-number>
            {idNumber ?? learner.idNumberMasked}
          </span>
          {idNumber ? null : (
            <SubmitButton
              tone="quiet"
              size="small"
              formAction={`/counter/learners/${learner.accountId}/identity`}
            >
              显示完整号码
            </SubmitButton>
          )}
        </Island>
      ),
    },
    {
      item: 'phone',
      label: '手机号',
      agrees: '本人已确认',
      value: learner.phoneMasked ?? '未填写',
    },
    { item: 'district', label: '工作地', agrees: '与材料一致', value: districtName },
    {
      item: 'work',
      label: '工作单位',
      agrees: '与材料一致',
      value: learner.employerName ?? '无单位',
    },
    { item: 'title', label: '职称', agrees: '与材料一致', value: title },
  ];
}

function Comparison(props: CounterLearnerPageProps & { checked: boolean }) {
  const { checked, errors, values } = props;
  const agreed = [values.agrees ?? []].flat();
  return (
    <>
      {checked ? (
        <p class="text-muted mb-3">以前已经核对过，姓名和证件号码已锁定；只需确认是本人。</p>
      ) : null}
      {errors.agrees ? (
        <p class="field-error mb-2" id="field-agrees" tabIndex={-1}>
          {errors.agrees}
        </p>
      ) : null}
      <ul class="flex flex-col">
        {rowsOf(props).map(({ item, label, agrees, value }, index) => (
          <li
            key={item}
            class="grid grid-cols-[6.5rem_minmax(0,1fr)] sm:grid-cols-[7rem_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-2 border-b border-line last:border-0"
          >
            <span class="text-muted">{label}</span>
            <span class="min-w-0 font-medium">{value}</span>
            {checked ? null : (
              <label class="choice col-start-2 sm:col-start-3">
                <input
                  type="checkbox"
                  class="checkbox checkbox-primary checkbox-sm"
                  name="agrees"
                  value={item}
                  checked={agreed.includes(item)}
                  // biome-ignore lint/a11y/noAutofocus: the clerk compares first, with both hands on the keyboard
                  autoFocus={index === 0 && Object.keys(errors).length === 0}
                  aria-label={`${label}${agrees}`}
                />
                <span>{agrees}</span>
              </label>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
