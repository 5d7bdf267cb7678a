import { z } from 'zod';
import { GatewayRefusal } from '../payment.ts';

interface OfficialAccount {
  appId: string;
  appSecret?: string | undefined;
  gateway?: string | undefined;
}

/** Where WeChat identifies the payer and sends them back to our page with a code. */
export function loginUrl({ appId, gateway }: OfficialAccount, pageUrl: string): string {
  const url = new URL('/connect/oauth2/authorize', gateway ?? 'https://open.weixin.qq.com');
  url.searchParams.set('appid', appId);
  url.searchParams.set('redirect_uri', pageUrl);
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('scope', 'snsapi_base');
  return `${url.href}#wechat_redirect`;
}

/** The payer's openid for the code of that visit. Throws when WeChat does not know the code. */
export async function openidOf(
  { appId, appSecret = '', gateway }: OfficialAccount,
  code: string,
  timeoutMs: number,
): Promise<string> {
  const url = new URL('/sns/oauth2/access_token', gateway ?? 'https://api.weixin.qq.com');
  url.searchParams.set('appid', appId);
  url.searchParams.set('secret', appSecret);
  url.searchParams.set('code', code);
  url.searchParams.set('grant_type', 'authorization_code');
  const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  const read = z.object({ openid: z.string() }).safeParse(await answer.json());
  if (!read.success) throw new GatewayRefusal('no openid for the code');
  return read.data.openid;
}
