import { Alert, Card, formatDay, Page } from '../../../ui/index.ts';
import type { PrivacyNotice } from '../rules/privacy-notice.ts';
import { NoticeText } from './notice-text.tsx';

export interface PrivacyPageProps {
  notice: PrivacyNotice;
  /** The version in force. */
  inForce: string;
  /** All others, the newest first. */
  others: PrivacyNotice[];
  today: string;
}

/** The privacy notice in plain words, of now and of before (E28, E29). */
export function PrivacyPage({ notice, inForce, others, today }: PrivacyPageProps) {
  const { version, validFrom, changes, body } = notice;
  return (
    <Page
      title="个人信息保护告知"
      lead={`${version} 版，自${formatDay(validFrom)}起适用。`}
      width="narrow"
    >
      <div class="stack">
        {version === inForce ? null : (
          <Alert tone="info" title={validFrom > today ? '这一版还没有适用' : '这是以前的一版'}>
            <a class="link" href="/privacy">
              请看现在适用的 {inForce} 版
            </a>
          </Alert>
        )}
        {changes ? (
          <Card title="这一版改了什么" icon="info">
            <p class="whitespace-pre-line">{changes}</p>
          </Card>
        ) : null}
        <div class="sheet">
          <NoticeText body={body} />
        </div>
        {others.length > 0 ? (
          <Card title="其他版本" icon="clock">
            <ul class="stack-tight">
              {others.map((other) => (
                <li key={other.version}>
                  <a class="link" href={`/privacy?version=${other.version}`}>
                    {other.version} 版
                  </a>
                  ，自{formatDay(other.validFrom)}起
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
      </div>
    </Page>
  );
}
