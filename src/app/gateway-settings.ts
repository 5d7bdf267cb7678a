import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type GatewayContracts, unionPaySigner } from '../platform/gateways/index.ts';
import {
  aliyunSms,
  readTemplates,
  type SmsGateway,
  type SmsTemplate,
  tencentSms,
} from '../platform/gateways/sms/index.ts';
import { ConfigError } from './config-error.ts';

const text = z.string().optional();
const address = (name: string) => z.url(`${name} 应是网关的网址。`).optional();

/** The settings of online payment and of SMS. */
export const gatewaySettings = {
  ALIPAY_APP_ID: text,
  ALIPAY_PRIVATE_KEY: text,
  ALIPAY_PUBLIC_KEY: text,
  ALIPAY_GATEWAY: address('ALIPAY_GATEWAY'),
  WECHATPAY_APP_ID: text,
  WECHATPAY_MERCHANT_ID: text,
  WECHATPAY_PRIVATE_KEY: text,
  WECHATPAY_CERTIFICATE_SERIAL: text,
  WECHATPAY_API_V3_KEY: text,
  WECHATPAY_PUBLIC_KEY_ID: text,
  WECHATPAY_PUBLIC_KEY: text,
  WECHATPAY_APP_SECRET: text,
  WECHATPAY_GATEWAY: address('WECHATPAY_GATEWAY'),
  UNIONPAY_MERCHANT_ID: text,
  UNIONPAY_PRIVATE_KEY: text,
  UNIONPAY_CERTIFICATE: text,
  UNIONPAY_ROOT_CERTIFICATE: text,
  UNIONPAY_MIDDLE_CERTIFICATE: text,
  UNIONPAY_GATEWAY: address('UNIONPAY_GATEWAY'),
  UNIONPAY_FILE_GATEWAY: address('UNIONPAY_FILE_GATEWAY'),
  SMS_SIGN_NAME: text,
  SMS_TEMPLATES: text,
  ALIYUN_SMS_KEY_ID: text,
  ALIYUN_SMS_KEY_SECRET: text,
  TENCENT_SMS_SECRET_ID: text,
  TENCENT_SMS_SECRET_KEY: text,
  TENCENT_SMS_APP_ID: text,
} as const;

type Name = keyof typeof gatewaySettings;
type Settings = Partial<Record<Name, string | undefined>>;

/**
 * The environment with every setting of online payment, the master key and the key of S3, that is given as a file (`NAME_FILE`, its path) read
 * from it. Throws `ConfigError` for a file that cannot be read, or a setting given twice.
 */
export function readSecretFiles(environment: Record<string, string | undefined>) {
  const read = { ...environment };
  for (const name of [...Object.keys(gatewaySettings), 'MASTER_KEY', 'S3_SECRET_ACCESS_KEY']) {
    const file = environment[`${name}_FILE`];
    if (!file) continue;
    if (environment[name]) throw new ConfigError(`${name} 与 ${name}_FILE 只能设置一个。`);
    try {
      read[name] = readFileSync(file, 'utf8').trim();
    } catch {
      throw new ConfigError(`${name}_FILE 指向的文件无法读取：${file}`);
    }
  }
  return read;
}

/** The providers whose settings are given. Throws `ConfigError` when some of a provider's are missing. */
export function readGateways(settings: Settings): GatewayContracts {
  return {
    alipay: readAlipay(settings),
    wechatPay: readWechatPay(settings),
    unionPay: readUnionPay(settings),
  };
}

/**
 * The SMS provider whose settings are given; undefined for none, when messages are simulated. Throws
 * `ConfigError` when some are missing, or for two providers.
 */
export function readSms(settings: Settings): SmsGateway | undefined {
  const aliyun = together(settings, ['ALIYUN_SMS_KEY_ID', 'ALIYUN_SMS_KEY_SECRET']);
  const tencent = together(settings, [
    'TENCENT_SMS_SECRET_ID',
    'TENCENT_SMS_SECRET_KEY',
    'TENCENT_SMS_APP_ID',
  ]);
  if (!aliyun && !tencent) return undefined;
  if (aliyun && tencent) throw new ConfigError('短信只能设置一家：阿里云或腾讯云。');
  const agreed = together(settings, ['SMS_SIGN_NAME', 'SMS_TEMPLATES']);
  if (!agreed) throw new ConfigError('短信要设置 SMS_SIGN_NAME 和 SMS_TEMPLATES。');
  const words = {
    signName: agreed.SMS_SIGN_NAME,
    templates: readSmsTemplates(agreed.SMS_TEMPLATES),
  };
  if (aliyun)
    return aliyunSms({
      ...words,
      keyId: aliyun.ALIYUN_SMS_KEY_ID,
      keySecret: aliyun.ALIYUN_SMS_KEY_SECRET,
    });
  if (!tencent) return undefined;
  return tencentSms({
    ...words,
    secretId: tencent.TENCENT_SMS_SECRET_ID,
    secretKey: tencent.TENCENT_SMS_SECRET_KEY,
    appId: tencent.TENCENT_SMS_APP_ID,
  });
}

function readSmsTemplates(json: string): SmsTemplate[] {
  try {
    return readTemplates(json);
  } catch (error) {
    throw new ConfigError(`SMS_TEMPLATES ${(error as Error).message}`);
  }
}

/** The values of settings that go together; null when none is given. Throws when only some are. */
function together<N extends Name>(settings: Settings, names: readonly N[]) {
  if (names.every((name) => !settings[name])) return null;
  if (names.some((name) => !settings[name]))
    throw new ConfigError(`${names.join('、')} 需同时设置。`);
  return settings as Record<N, string>;
}

function readAlipay(settings: Settings): GatewayContracts['alipay'] {
  const given = together(settings, ['ALIPAY_APP_ID', 'ALIPAY_PRIVATE_KEY', 'ALIPAY_PUBLIC_KEY']);
  return given
    ? {
        appId: given.ALIPAY_APP_ID,
        privateKey: given.ALIPAY_PRIVATE_KEY,
        alipayPublicKey: given.ALIPAY_PUBLIC_KEY,
        gateway: settings.ALIPAY_GATEWAY,
      }
    : undefined;
}

function readWechatPay(settings: Settings): GatewayContracts['wechatPay'] {
  const given = together(settings, [
    'WECHATPAY_APP_ID',
    'WECHATPAY_MERCHANT_ID',
    'WECHATPAY_PRIVATE_KEY',
    'WECHATPAY_CERTIFICATE_SERIAL',
    'WECHATPAY_API_V3_KEY',
  ]);
  const key = together(settings, ['WECHATPAY_PUBLIC_KEY_ID', 'WECHATPAY_PUBLIC_KEY']);
  if (!given) return undefined;
  return {
    appId: given.WECHATPAY_APP_ID,
    merchantId: given.WECHATPAY_MERCHANT_ID,
    privateKey: given.WECHATPAY_PRIVATE_KEY,
    serial: given.WECHATPAY_CERTIFICATE_SERIAL,
    apiV3Key: given.WECHATPAY_API_V3_KEY,
    publicKey: key ? { id: key.WECHATPAY_PUBLIC_KEY_ID, key: key.WECHATPAY_PUBLIC_KEY } : undefined,
    appSecret: settings.WECHATPAY_APP_SECRET,
    gateway: settings.WECHATPAY_GATEWAY,
  };
}

function readUnionPay(settings: Settings): GatewayContracts['unionPay'] {
  const given = together(settings, [
    'UNIONPAY_MERCHANT_ID',
    'UNIONPAY_PRIVATE_KEY',
    'UNIONPAY_CERTIFICATE',
    'UNIONPAY_ROOT_CERTIFICATE',
    'UNIONPAY_MIDDLE_CERTIFICATE',
  ]);
  if (!given) return undefined;
  const gateway = settings.UNIONPAY_GATEWAY?.replace(/\/+$/, '');
  return {
    merchantId: given.UNIONPAY_MERCHANT_ID,
    privateKey: given.UNIONPAY_PRIVATE_KEY,
    certificate: given.UNIONPAY_CERTIFICATE,
    rootCertificate: given.UNIONPAY_ROOT_CERTIFICATE,
    middleCertificate: given.UNIONPAY_MIDDLE_CERTIFICATE,
    // The test environment signs under another name.
    signerName: gateway ? undefined : unionPaySigner,
    gateway,
    fileGateway: settings.UNIONPAY_FILE_GATEWAY,
  };
}
