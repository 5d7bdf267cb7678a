import { hmacSha256, sha256Hex } from './digest.ts';
import type { SmsGateway } from './port.ts';
import { matchTemplate, type SmsTemplate, templateFor } from './templates.ts';

/** What Tencent Cloud has agreed with the operator (短信 SMS 2021-01-11). */
export interface TencentContract {
  secretId: string;
  secretKey: string;
  appId: string;
  signName: string;
  templates: readonly SmsTemplate[];
  /** Another address, for tests. */
  endpoint?: string | undefined;
}

export interface TencentRequest {
  service: string;
  host: string;
  body: string;
  /** Seconds since 1970. */
  timestamp: number;
}

const algorithm = 'TC3-HMAC-SHA256';
const contentType = 'application/json; charset=utf-8';
const signedHeaders = 'content-type;host';

/** Returns the authorization of a POST (signature V3): content type and host are signed. */
export function signTencent(
  { service, host, body, timestamp }: TencentRequest,
  { secretId, secretKey }: Pick<TencentContract, 'secretId' | 'secretKey'>,
): string {
  const day = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${day}/${service}/tc3_request`;
  const headers = `content-type:${contentType}\nhost:${host}\n`;
  const request = ['POST', '/', '', headers, signedHeaders, sha256Hex(body)].join('\n');
  const toSign = [algorithm, timestamp, scope, sha256Hex(request)].join('\n');
  const keyOfDay = hmacSha256(`TC3${secretKey}`, day);
  const key = hmacSha256(hmacSha256(keyOfDay, service), 'tc3_request');
  const signature = hmacSha256(key, toSign).toString('hex');
  return `${algorithm} Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

interface Answer {
  Response?: { Error?: { Code?: string }; SendStatusSet?: { Code?: string }[] };
}

/** The SMS service of Tencent Cloud. */
export function tencentSms(contract: TencentContract, now = () => new Date()): SmsGateway {
  const endpoint = new URL(contract.endpoint ?? 'https://sms.tencentcloudapi.com');
  return {
    fits: (text) => matchTemplate(contract.templates, text) !== undefined,
    async send({ phone, text }) {
      const { id, values } = templateFor(contract.templates, text);
      const body = JSON.stringify({
        PhoneNumberSet: [`+86${phone}`],
        SmsSdkAppId: contract.appId,
        SignName: contract.signName,
        TemplateId: id,
        TemplateParamSet: values,
      });
      const timestamp = Math.floor(now().getTime() / 1000);
      const asked = { service: 'sms', host: endpoint.host, body, timestamp };
      const answer = await fetch(endpoint, {
        method: 'POST',
        body,
        headers: {
          'content-type': contentType,
          authorization: signTencent(asked, contract),
          'x-tc-action': 'SendSms',
          'x-tc-version': '2021-01-11',
          'x-tc-timestamp': String(timestamp),
          'x-tc-region': 'ap-guangzhou',
        },
        signal: AbortSignal.timeout(10_000),
      });
      const { Response: said } = (await answer.json().catch(() => ({}))) as Answer;
      const code = said?.Error?.Code ?? said?.SendStatusSet?.[0]?.Code ?? answer.status;
      if (code !== 'Ok') throw new Error(`Tencent Cloud refused an SMS: ${code}`);
    },
  };
}
