import { randomUUID } from 'node:crypto';
import { hmacSha256, sha256Hex } from './digest.ts';
import type { SmsGateway } from './port.ts';
import { matchTemplate, type SmsTemplate, templateFor } from './templates.ts';

/** What Aliyun has agreed with the operator (短信服务 Dysmsapi 2017-05-25). */
export interface AliyunContract {
  keyId: string;
  keySecret: string;
  signName: string;
  templates: readonly SmsTemplate[];
  /** Another address, for tests. */
  endpoint?: string | undefined;
}

/** One request of Aliyun's RPC interface: everything in the query, an empty body. */
export interface AliyunRequest {
  host: string;
  action: string;
  version: string;
  query: Record<string, string>;
  /** ISO 8601 in UTC, to the second. */
  date: string;
  nonce: string;
}

const algorithm = 'ACS3-HMAC-SHA256';
const emptyBody = sha256Hex('');

// RFC 3986, stricter than encodeURIComponent.
const encode = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Returns the query in the order in which it is signed and sent. */
export const canonicalQuery = (query: Record<string, string>): string =>
  Object.keys(query)
    .toSorted()
    .map((name) => `${encode(name)}=${encode(query[name] ?? '')}`)
    .join('&');

/** Returns the headers of a request with its signature (V3). */
export function signAliyun(
  { host, action, version, query, date, nonce }: AliyunRequest,
  { keyId, keySecret }: Pick<AliyunContract, 'keyId' | 'keySecret'>,
): Record<string, string> {
  const headers: Record<string, string> = {
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': emptyBody,
    'x-acs-date': date,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  };
  const names = Object.keys(headers).toSorted();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const signed = names.join(';');
  const request = ['POST', '/', canonicalQuery(query), lines, signed, emptyBody].join('\n');
  const toSign = `${algorithm}\n${sha256Hex(request)}`;
  const signature = hmacSha256(keySecret, toSign).toString('hex');
  const authorization = `${algorithm} Credential=${keyId},SignedHeaders=${signed},Signature=${signature}`;
  return { ...headers, authorization };
}

/** The SMS service of Aliyun. Template variables are named p1, p2, … in their order. */
export function aliyunSms(contract: AliyunContract, now = () => new Date()): SmsGateway {
  const endpoint = new URL(contract.endpoint ?? 'https://dysmsapi.aliyuncs.com');
  return {
    fits: (text) => matchTemplate(contract.templates, text) !== undefined,
    async send({ phone, text }) {
      const { id, values } = templateFor(contract.templates, text);
      const parameters = Object.fromEntries(values.map((value, at) => [`p${at + 1}`, value]));
      const query = {
        PhoneNumbers: phone,
        SignName: contract.signName,
        TemplateCode: id,
        TemplateParam: JSON.stringify(parameters),
      };
      const date = `${now().toISOString().slice(0, 19)}Z`;
      const asked = { action: 'SendSms', version: '2017-05-25', query, date, nonce: randomUUID() };
      const { host: _host, ...headers } = signAliyun({ ...asked, host: endpoint.host }, contract);
      endpoint.search = canonicalQuery(query);
      const answer = await fetch(endpoint, {
        method: 'POST',
        headers,
        signal: AbortSignal.timeout(10_000),
      });
      const { Code: code } = (await answer.json().catch(() => ({}))) as { Code?: string };
      if (code !== 'OK') throw new Error(`Aliyun refused an SMS: ${code ?? answer.status}`);
    },
  };
}
