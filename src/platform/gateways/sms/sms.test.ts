import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { signAliyun } from './aliyun.ts';
import { aliyunSms, matchTemplate, readTemplates, tencentSms } from './index.ts';
import { signTencent } from './tencent.ts';

test('the signature of Aliyun is that of its published example', () => {
  const { authorization } = signAliyun(
    {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      action: 'RunInstances',
      version: '2014-05-26',
      query: {
        RegionId: 'cn-shanghai',
        ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
      },
      date: '2023-10-26T10:22:32Z',
      nonce: '3156853299f313e23d1673dc12e1703d',
    },
    { keyId: 'YourAccessKeyId', keySecret: 'YourAccessKeySecret' },
  );
  expect(authorization).toContain(
    'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  );
});

test('the signature of Tencent Cloud is that of its published example', () => {
  const body =
    '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';
  const authorization = signTencent(
    { service: 'cvm', host: 'cvm.tencentcloudapi.com', body, timestamp: 1551113065 },
    {
      secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******',
      secretKey: 'Gu5t9xGARNpq86cd98joQYCN3*******',
    },
  );
  expect(authorization).toContain('Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm');
  expect(authorization).toContain(
    'Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c',
  );
});

const templates = [
  { text: '您的验证码是{}，{}分钟内有效。', id: 'SMS_1' },
  { text: '合格单已审验。', id: 'SMS_2' },
];

test('a text is sent by the approved template that it fits, without the signature in front', () => {
  expect(matchTemplate(templates, '【继学】您的验证码是402218，10分钟内有效。')).toEqual({
    id: 'SMS_1',
    values: ['402218', '10'],
  });
  expect(matchTemplate(templates, '合格单已审验。')).toEqual({ id: 'SMS_2', values: [] });
  expect(matchTemplate(templates, '别的话')).toBeUndefined();
  expect(() => readTemplates('[]')).toThrow();
});

/** A provider that answers the same to everybody, and what it was sent. */
async function provider(answer: object) {
  const received: { request: IncomingMessage; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ request, body: Buffer.concat(chunks).toString() });
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((closed) => server.close(closed));
  return { endpoint: `http://127.0.0.1:${port}`, received, close };
}

const message = { phone: '13812342046', text: '【继学】您的验证码是402218，10分钟内有效。' };
const signName = '继学';

test('Aliyun gets phone, signature, template and variables; a refusal is an error without the text', async () => {
  const good = await provider({ Code: 'OK' });
  const contract = { keyId: 'id', keySecret: 'secret', signName, templates };
  await aliyunSms({ ...contract, endpoint: good.endpoint }).send(message);
  const { searchParams } = new URL(good.received[0]?.request.url ?? '', good.endpoint);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    ...{ PhoneNumbers: '13812342046', TemplateCode: 'SMS_1', SignName: '继学' },
    TemplateParam: '{"p1":"402218","p2":"10"}',
  });
  await good.close();
  const bad = await provider({ Code: 'isv.BUSINESS_LIMIT_CONTROL' });
  const refused = aliyunSms({ ...contract, endpoint: bad.endpoint }).send(message);
  await expect(refused).rejects.toThrow('isv.BUSINESS_LIMIT_CONTROL');
  await expect(refused).rejects.not.toThrow('402218');
  await bad.close();
});

test('Tencent Cloud gets phone, signature, template and variables; its refusal is an error', async () => {
  const good = await provider({ Response: { SendStatusSet: [{ Code: 'Ok' }] } });
  const contract = { secretId: 'id', secretKey: 'key', appId: '1400006666', signName, templates };
  await tencentSms({ ...contract, endpoint: good.endpoint }).send(message);
  expect(JSON.parse(good.received[0]?.body ?? '')).toEqual({
    ...{ PhoneNumberSet: ['+8613812342046'], SmsSdkAppId: '1400006666', SignName: '继学' },
    ...{ TemplateId: 'SMS_1', TemplateParamSet: ['402218', '10'] },
  });
  expect(good.received[0]?.request.headers['x-tc-action']).toBe('SendSms');
  await good.close();
  const bad = await provider({ Response: { Error: { Code: 'AuthFailure.SignatureFailure' } } });
  const refused = tencentSms({ ...contract, endpoint: bad.endpoint }).send(message);
  await expect(refused).rejects.toThrow('AuthFailure.SignatureFailure');
  await bad.close();
});
