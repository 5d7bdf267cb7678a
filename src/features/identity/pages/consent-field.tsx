import type { FormState } from '../../../platform/http/form.ts';
import { typed } from '../../../platform/http/form.ts';
import { CheckboxField } from '../../../ui/index.ts';

/** The person's own consent to the privacy notice in force (E28). */
export function ConsentField({ form, version }: { form: FormState; version: string }) {
  return (
    <CheckboxField
      name="consent"
      value={version}
      checked={typed(form.values, 'consent') === version}
      label={
        <>
          我已阅读并同意
          <a class="link" href="/privacy" target="_blank" rel="noopener">
            《个人信息保护告知》
          </a>
          （{version} 版）
        </>
      }
      error={form.errors.consent}
      required
    />
  );
}
