import { idDocumentTypes } from '../../../kernel/id-number.ts';
import { typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  CheckboxField,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import { IdentityFields, PhoneField } from '../../identity/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import type { Choices } from '../queries/form-choices.ts';
import type { UnitFieldsProps } from './unit-fields.tsx';
import { WorkCards } from './work-cards.tsx';

export interface CounterRegistrationPageProps extends UnitFieldsProps {
  choices: Choices;
  hindrance: Hindrance | null;
}

/**
 * TAKEN: the number has an account, without saying whose (Q4). ELSEWHERE: another office serves the
 * person (N12).
 */
export type Hindrance =
  | { kind: 'TAKEN' }
  | { kind: 'ELSEWHERE'; office: Organisation; explanation: string };

/** Registration of a person at the counter, by the officer who checks the document. */
export function CounterRegistrationPage({
  form,
  units,
  choices,
  hindrance,
}: CounterRegistrationPageProps) {
  return (
    <Page
      title="窗口登记学员"
      lead="为持护照、港澳台通行证或不便自助注册的学员登记。登记后请把一次性代码交给本人，由本人阅读个人信息保护告知、设置密码。"
      crumbs={[{ label: '现场缴费', href: '/counter' }, { label: '窗口登记学员' }]}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      {hindrance ? (
        <div class="mb-6">
          <Hindered {...hindrance} />
        </div>
      ) : null}
      <Form action="/counter/registrations" class="stack">
        {/* The first button of a form answers the Enter key: registering, not searching. */}
        <button type="submit" class="sr-only" tabIndex={-1}>
          登记
        </button>
        <Card title="证件" icon="person">
          <div>
            <IdentityFields
              form={form}
              documents={idDocumentTypes}
              documentHint="照证件原件选择；护照和通行证的号码没有校验位，请逐字核对。"
            />
            <PhoneField form={form} />
          </div>
        </Card>
        <WorkCards form={form} units={units} choices={choices} />
        <Card title="核对" icon="check">
          <div>
            <CheckboxField
              name="checked"
              value="yes"
              checked={typed(form.values, 'checked') === 'yes'}
              label="已当面核对证件原件，姓名和号码与证件一致"
              error={form.errors.checked}
              required
            />
            <div>
              <SubmitButton size="large">登记并生成一次性代码</SubmitButton>
            </div>
          </div>
        </Card>
      </Form>
    </Page>
  );
}

function Hindered(hindrance: Hindrance) {
  if (hindrance.kind === 'TAKEN')
    return (
      <Alert tone="warning" title="这个证件号码已经有账号，不能再登记">
        <p>
          如果是本人以前注册的，请在
          <a class="link" href="/counter">
            现场缴费
          </a>
          用这个号码查找，或办理
          <a class="link" href="/counter/password-reset">
            当面重置密码
          </a>
          。本人没有注册过的，请本人
          <a class="link" href="/claims/new">
            申请收回账号
          </a>
          ，核验证件后账号归本人。
        </p>
      </Alert>
    );
  const { office, explanation } = hindrance;
  return (
    <Card title="不属于本单位受理" icon="warning">
      <p class="mb-3">
        这位学员应到<strong>{office.name}</strong>登记，本窗口没有登记。
      </p>
      <DefinitionList
        items={[
          { label: '原因', value: explanation.replaceAll('您', '学员') },
          { label: '应到', value: office.name },
          { label: '地址', value: office.address },
          { label: '电话', value: office.phone },
          { label: '办公时间', value: office.officeHours },
        ]}
      />
      <p class="text-muted mt-3">如果单位或工作区县填错了，请在下面改正后再登记。</p>
    </Card>
  );
}
