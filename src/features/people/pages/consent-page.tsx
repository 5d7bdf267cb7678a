import type { FormState } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  ErrorSummary,
  Form,
  formatDay,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import { ConsentField } from '../../identity/index.ts';
import { NoticeDifference, NoticeText, type PrivacyNotice } from '../../place/index.ts';

export interface ConsentPageProps {
  notice: PrivacyNotice;
  /** The version the person consented to; null where it is not known. */
  before: PrivacyNotice | null;
  necessary: boolean;
  next: string;
  form: FormState;
}

/** A new privacy notice: what changed, the whole of it, and the person's answer (E28). */
export function ConsentPage({ notice, before, necessary, next, form }: ConsentPageProps) {
  const { version, validFrom, changes, body } = notice;
  return (
    <Page
      title="个人信息保护告知有新的一版"
      lead={`${version} 版，自${formatDay(validFrom)}起适用。`}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <Alert tone="info" title={necessary ? '请读过之后决定是否同意' : '请您读一读'}>
          {necessary
            ? '同意之前，您可以查看自己的学习、成绩和证书，也可以下载或注销自己的数据；选课、缴费、学习和考试要在同意之后办理。'
            : '不同意也能照常办理。'}
        </Alert>
        <Card title="改了什么" icon="info">
          <p class="whitespace-pre-line">{changes}</p>
        </Card>
        {before ? (
          <Card title={`和您同意过的 ${before.version} 版不同的地方`} icon="list">
            <NoticeDifference before={before.body} after={body} />
          </Card>
        ) : null}
        <Card title="全文" icon="list">
          <details>
            <summary class="link">展开全文</summary>
            <div class="mt-3">
              <NoticeText body={body} />
            </div>
          </details>
        </Card>
        <Card title="您的决定" icon="check">
          <Form action="/privacy/consent">
            <input type="hidden" name="next" value={next} />
            <ConsentField form={form} version={version} />
            <SubmitButton>同意并继续</SubmitButton>
          </Form>
          <Form action="/privacy/consent/later" class="mt-4">
            <input type="hidden" name="next" value={next} />
            <SubmitButton tone="quiet">
              {necessary ? '先不同意，只查看' : '暂不同意，继续使用'}
            </SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}
