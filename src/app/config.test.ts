import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test.each([
  [{ PORT: 'abc' }, 'PORT 应为 0 至 65535 的整数'],
  [{ PORT: '70000' }, 'PORT'],
  [{ WEB_PROCESSES: '0' }, 'WEB_PROCESSES 应为 1 至 64 的整数'],
  [{ WEB_PROCESSES: 'many' }, 'WEB_PROCESSES 应为 1 至 64 的整数'],
  [{ DEMO: 'maybe' }, 'DEMO 只能是 on 或 off'],
  [{ CLAMD_SOCKET: 'clamd' }, 'CLAMD_SOCKET 应是'],
  [{ LIMITS: 'few' }, 'LIMITS 只能是 on 或 off'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL 应形如'],
  [{ MAIL_URL: 'smtp://mail.test' }, 'MAIL_URL 和 MAIL_FROM 需同时设置'],
  [{ ALIPAY_APP_ID: '1' }, 'ALIPAY_PRIVATE_KEY'],
  [{ WECHATPAY_APP_ID: '1' }, 'WECHATPAY_API_V3_KEY'],
  [{ UNIONPAY_MERCHANT_ID: '1' }, 'UNIONPAY_MIDDLE_CERTIFICATE'],
  [{ ALIYUN_SMS_KEY_ID: '1' }, 'ALIYUN_SMS_KEY_SECRET'],
  [{ ALIYUN_SMS_KEY_ID: '1', ALIYUN_SMS_KEY_SECRET: '2' }, 'SMS_TEMPLATES'],
  [{ ALIPAY_PRIVATE_KEY_FILE: '/nowhere/key.pem' }, 'ALIPAY_PRIVATE_KEY_FILE'],
])('%j is refused with one sentence', (environment, sentence) => {
  expect(() => readConfig(environment as unknown as NodeJS.ProcessEnv)).toThrow(ConfigError);
  expect(() => readConfig(environment as unknown as NodeJS.ProcessEnv)).toThrow(sentence);
});

test('all faults are listed at once; an empty setting counts as missing', () => {
  const environment = { PORT: 'abc', DEMO: 'maybe', LIMITS: '' } as unknown as NodeJS.ProcessEnv;
  expect(() => readConfig(environment)).toThrow(/PORT .*\n.*DEMO /);
});

test('secrets of online payment are read from files; given twice they are refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixue-secrets-'));
  try {
    const file = join(folder, 'key.pem');
    writeFileSync(file, 'the key\n');
    const environment = {
      ALIPAY_APP_ID: '1',
      ALIPAY_PUBLIC_KEY: '2',
      ALIPAY_PRIVATE_KEY_FILE: file,
    } as unknown as NodeJS.ProcessEnv;
    expect(readConfig(environment).gateways.alipay?.privateKey).toBe('the key');
    expect(() => readConfig({ ...environment, ALIPAY_PRIVATE_KEY: 'x' })).toThrow('只能设置一个');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
