import { type KeyObject, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { GatewayRefusal, type Notice } from '../payment.ts';
import { createPlatformKeys } from './platform-keys.ts';
import { authorizationOf, isSigned, type Sealed, unseal } from './signature.ts';

export interface ClientSettings {
  baseUrl: string;
  merchantId: string;
  /** Serial number of the merchant's API certificate. */
  serial: string;
  privateKey: KeyObject;
  apiV3Key: string;
  publicKey: { id: string; key: KeyObject } | undefined;
  timeoutMs: number;
}

/** A refusal of WeChat Pay with its code, e.g. ORDER_NOT_EXIST. */
export class WechatPayRefusal extends GatewayRefusal {
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code} ${message}`);
    this.code = code;
  }
}

export interface WechatPayClient {
  /** Calls the API and returns its verified answer; throws `WechatPayRefusal`, or when silent. */
  call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown>;
  /** Downloads a file that the API announced; it is not signed, its hash was. */
  download(url: string): Promise<Buffer>;
  /** The content of a genuine notification with its event; null when it is not genuine. */
  open(notice: Notice): Promise<{ event: string; content: unknown } | null>;
}

/** Longer than clocks differ; a recorded message is not accepted later. */
const greatestAgeSeconds = 300;

const Certificates = z.object({
  data: z.array(
    z.object({
      encrypt_certificate: z.object({
        ciphertext: z.string(),
        nonce: z.string(),
        associated_data: z.string().optional(),
      }),
    }),
  ),
});
const Envelope = z.object({
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().optional(),
  }),
});
const Fault = z.object({ code: z.string(), message: z.string().default('') });

/** A client of WeChat Pay's API v3: signs requests, verifies answers and notifications. */
export function wechatPayClient(settings: ClientSettings): WechatPayClient {
  const { baseUrl, apiV3Key, publicKey } = settings;
  const unsealed = (sealed: Sealed) => unseal(apiV3Key, sealed);

  const send = (method: string, url: URL, body = '') =>
    fetch(url, {
      method,
      ...(body ? { body } : {}),
      headers: {
        accept: 'application/json',
        'user-agent': 'jixue',
        authorization: authorizationOf(settings, { method, path: url.pathname + url.search, body }),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(publicKey ? { 'wechatpay-serial': publicKey.id } : {}),
      },
      signal: AbortSignal.timeout(settings.timeoutMs),
    });

  // The certificates come sealed with the key that only WeChat Pay and we know; with that they prove themselves.
  const keys = createPlatformKeys(publicKey, async () => {
    const answer = await send('GET', new URL('/v3/certificates', baseUrl));
    const text = await answer.text();
    if (!answer.ok) throw refusalOf(answer.status, text);
    const { data } = Certificates.parse(JSON.parse(text));
    const found = data.map((one) => new X509Certificate(unsealed(one.encrypt_certificate)));
    const serial = answer.headers.get('wechatpay-serial');
    const signer = found.find((one) => one.serialNumber === serial)?.publicKey;
    const own = publicKey && serial === publicKey.id ? publicKey.key : signer;
    if (!own || !isGenuine(own, headersOf(answer), text))
      throw new Error('the certificates of WeChat Pay are not signed by one of them');
    return found;
  });

  const verified = async (headers: Notice['headers'], body: string) => {
    const key = await keys.find(headers['wechatpay-serial'] ?? '');
    return key !== null && isGenuine(key, headers, body);
  };

  return {
    async call(method, path, body) {
      const text = body === undefined ? '' : JSON.stringify(body);
      const answer = await send(method, new URL(path, baseUrl), text);
      const content = await answer.text();
      // Some faults before the API itself are unsigned: they count as no answer.
      if (!(await verified(headersOf(answer), content)))
        throw new Error(`unsigned answer of WeChat Pay (${answer.status})`);
      if (!answer.ok) throw refusalOf(answer.status, content);
      return content ? JSON.parse(content) : null;
    },
    async download(url) {
      const target = new URL(url);
      // Our signature goes to nobody else.
      if (target.origin !== new URL(baseUrl).origin)
        throw new GatewayRefusal(`a bill at another address: ${target.origin}`);
      const answer = await send('GET', target);
      if (!answer.ok) throw refusalOf(answer.status, await answer.text());
      return Buffer.from(await answer.arrayBuffer());
    },
    async open({ headers, body }) {
      if (!(await verified(headers, body))) return null;
      try {
        const { event_type: event, resource } = Envelope.parse(JSON.parse(body));
        return { event, content: JSON.parse(unsealed(resource)) };
      } catch {
        return null;
      }
    },
  };
}

function isGenuine(key: KeyObject, headers: Notice['headers'], body: string): boolean {
  const { 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': nonce } = headers;
  const signature = headers['wechatpay-signature'];
  if (!timestamp || !nonce || !signature) return false;
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= greatestAgeSeconds)) return false;
  return isSigned(key, [timestamp, nonce, body], signature);
}

const headersOf = (answer: Response) => Object.fromEntries(answer.headers);

function refusalOf(status: number, text: string): WechatPayRefusal {
  try {
    const { code, message } = Fault.parse(JSON.parse(text));
    return new WechatPayRefusal(code, message);
  } catch {
    return new WechatPayRefusal(`HTTP_${status}`, '');
  }
}
