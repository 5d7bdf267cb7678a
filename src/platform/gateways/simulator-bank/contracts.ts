import { createHash } from 'node:crypto';
import type { AlipaySettings } from '../alipay/gateway.ts';
import { type UnionPaySettings, unionPaySigner } from '../unionpay/gateway.ts';
import type { WechatPaySettings } from '../wechatpay/gateway.ts';
import { certificateOf } from './certificate.ts';
import type { SimulatorKeys } from './keys.ts';

type Contracts = {
  alipay: AlipaySettings;
  wechatPay: WechatPaySettings;
  unionPay: UnionPaySettings;
};

/** What the merchant knows of the three contracts with the simulator; `url` is the bank's address. */
export function contractsOf(keys: SimulatorKeys, url: string): Contracts {
  const { privateKey } = keys.app;
  const { root, middle } = authorities(keys);
  return {
    alipay: {
      appId: keys.appId,
      privateKey,
      alipayPublicKey: keys.bank.publicKey,
      gateway: `${url}/gateway.do`,
    },
    wechatPay: {
      appId: 'wx0000000000000001',
      appSecret: 'simulated',
      merchantId: '1900000001',
      privateKey,
      serial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
      // Both sides know it; here it follows from the bank's key.
      apiV3Key: createHash('sha256').update(keys.bank.publicKey).digest('hex').slice(0, 32),
      gateway: url,
    },
    unionPay: {
      merchantId: '777290000000001',
      privateKey,
      certificate: certificateOf({
        publicKey: keys.app.publicKey,
        name: 'jixue',
        serial: 1001,
        issuer: { name: 'middle', privateKey: keys.bank.privateKey },
      }),
      rootCertificate: root,
      middleCertificate: middle,
      signerName: unionPaySigner,
      gateway: url,
      fileGateway: `${url}/unionpay-files`,
    },
  };
}

/** The certificate of a platform key of WeChat Pay. */
export const platformCertificate = (pair: SimulatorKeys['bank'], serial: number) =>
  certificateOf({
    ...pair,
    name: 'Tenpay.com sign',
    serial,
    issuer: { name: 'Tenpay.com', privateKey: pair.privateKey },
  });

/** The certificate that signs for UnionPay. */
export const signerCertificate = ({ bank }: SimulatorKeys) =>
  certificateOf({
    publicKey: bank.publicKey,
    name: `041@Z2026@${unionPaySigner}@00000001`,
    serial: 2001,
    issuer: { name: 'middle', privateKey: bank.privateKey },
  });

// One key for the whole chain: what counts here is that a stranger's key is outside it.
function authorities({ bank: { publicKey, privateKey } }: SimulatorKeys) {
  const issuer = { name: 'root', privateKey };
  return {
    root: certificateOf({ publicKey, name: 'root', serial: 1, issuer }),
    middle: certificateOf({ publicKey, name: 'middle', serial: 2, issuer }),
  };
}
