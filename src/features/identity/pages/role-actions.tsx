import { emptyForm, type FormState, fieldOf } from '../../../platform/http/form.ts';
import { Card, ConfirmButton, DateField, TextArea, TextField } from '../../../ui/index.ts';
import { stateOfAssignment } from '../rules/role-assignment.ts';
import type { RolePageProps } from './role-page.tsx';

/** What can be done about a role, each in a form of its own. */
export function RoleActions({ role, rights, form, day }: RolePageProps) {
  const state = stateOfAssignment(role, day);
  if (state === 'ENDED' || !(rights.change || rights.cover || rights.suspend)) return null;
  const base = `/role-assignments/${role.id}`;
  const formOf = (name: string): FormState => (form.of === name ? form : emptyForm);
  const open = (name: string) => form.of === name;
  const suspended = state === 'SUSPENDED';
  return (
    <Card title="办理" icon="pen" tone="accent">
      <div class="flex flex-wrap items-start gap-3">
        {rights.cover && !role.coverOf && !suspended ? (
          <ConfirmButton
            label="请假代岗"
            tone="quiet"
            question="代岗人在这段时间里有同样的岗位，过期自动失效；代岗人不能再转给别人。复核以后生效。"
            confirm="提请复核"
            action={`${base}/covers`}
            open={open('covers')}
          >
            <CoverFields form={formOf('covers')} />
          </ConfirmButton>
        ) : null}
        {rights.change ? (
          <ConfirmButton
            label="更改期限"
            tone="quiet"
            question="由另一位管理员确认后生效。"
            confirm="提请复核"
            action={`${base}/term`}
            open={open('term')}
          >
            <DateField
              {...fieldOf(formOf('term'), 'until', role.endsOn ?? '')}
              label="最后一天"
              hint={role.coverOf ? '代岗只能提前结束。' : '不填为不限期。'}
            />
            <Reason form={formOf('term')} />
          </ConfirmButton>
        ) : null}
        {rights.change && suspended ? (
          <ConfirmButton
            label="恢复岗位"
            tone="quiet"
            question="由另一位管理员确认后恢复。"
            confirm="提请复核"
            action={`${base}/resumption`}
            open={open('resumption')}
          >
            <Reason form={formOf('resumption')} />
          </ConfirmButton>
        ) : null}
        {rights.change ? (
          <ConfirmButton
            label="重置第二步验证"
            tone="quiet"
            question="本人丢了手机、通行密钥和恢复代码时用。先核验身份；另一位管理员确认后，现有的全部作废，所有登录结束，本人会收到短信。"
            confirm="提请复核"
            action={`${base}/second-factor-reset`}
            open={open('second-factor-reset')}
          >
            <TextField
              {...fieldOf(formOf('second-factor-reset'), 'identifiedBy')}
              label="怎样核验的身份"
              hint="例如：本人到场，核对身份证原件。"
              maxLength={100}
              required
            />
            <Reason form={formOf('second-factor-reset')} />
          </ConfirmButton>
        ) : null}
        {rights.suspend && !suspended ? (
          <ConfirmButton
            label="立即暂停"
            question="马上生效，正在使用的登录也不能再用这个岗位；恢复要两位管理员办理。"
            confirm="确定暂停"
            action={`${base}/suspension`}
            open={open('suspension')}
          >
            <Reason form={formOf('suspension')} />
          </ConfirmButton>
        ) : null}
        {rights.change ? (
          <ConfirmButton
            label="结束岗位"
            question="由另一位管理员确认后立即结束，代岗一同结束。"
            confirm="提请复核"
            action={`${base}/end`}
            open={open('end')}
          >
            <Reason form={formOf('end')} />
          </ConfirmButton>
        ) : null}
      </div>
    </Card>
  );
}

function CoverFields({ form }: { form: FormState }) {
  return (
    <>
      <TextField
        {...fieldOf(form, 'loginName')}
        label="代岗人的证件号码或手机号"
        autocomplete="off"
        required
      />
      <DateField {...fieldOf(form, 'from')} label="第一天" required />
      <DateField {...fieldOf(form, 'until')} label="最后一天" required />
      <Reason form={form} />
    </>
  );
}

function Reason({ form }: { form: FormState }) {
  return <TextArea {...fieldOf(form, 'reason')} label="理由" rows={2} maxLength={200} required />;
}
