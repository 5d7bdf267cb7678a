import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Card,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import { type SecuritySettings, settingFields, settingWords } from '../rules/security-settings.ts';

/** The rules of log-in and passwords; changed by two administrators. */
export function SecuritySettingsPage({
  settings,
  proposal,
  changes,
  form,
}: {
  settings: SecuritySettings;
  proposal: Proposal | undefined;
  /** The viewer proposes changes. */
  changes: boolean;
  form: FormState;
}) {
  return (
    <Page
      title="登录与密码规则"
      lead="出厂的规则已经满足等级保护的要求，这里只能改得更严。改动由另一位管理员确认后，对所有账号立即生效。"
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <OpenProposal proposal={proposal} />
        {changes ? (
          <Card title="更改" icon="lock">
            <Form action="/security-settings">
              {settingFields.map(({ name, label, unit, hint, least, most, off }) => (
                <TextField
                  key={name}
                  {...fieldOf(form, name, String(settings[name]))}
                  label={`${label}（${unit}）`}
                  hint={`${hint}${off === undefined ? '' : `${off}，或 `}${least} 至 ${most}。`}
                  inputMode="numeric"
                  size="short"
                  required
                />
              ))}
              <TextArea
                {...fieldOf(form, 'reason')}
                label="理由"
                rows={2}
                maxLength={200}
                required
              />
              <SubmitButton busyText="正在提出…">提请复核</SubmitButton>
            </Form>
          </Card>
        ) : (
          <Card title="现在的规则" icon="lock">
            <DefinitionList
              items={settingFields.map((field) => ({
                label: field.label,
                value: settingWords(field, settings[field.name]),
              }))}
            />
          </Card>
        )}
      </div>
    </Page>
  );
}
