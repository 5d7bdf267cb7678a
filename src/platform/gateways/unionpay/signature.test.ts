import { createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { certificateOf } from '../simulator-bank/certificate.ts';
import { contractsOf, signerCertificate } from '../simulator-bank/contracts.ts';
import { newSimulatorKeys } from '../simulator-bank/keys.ts';
import { readFields } from './message-text.ts';
import { certIdOf, isSignedByUnionPay, signFields, type Trust } from './signature.ts';

const keys = newSimulatorKeys();
const contract = contractsOf(keys, 'http://127.0.0.1:9').unionPay;
const trust: Trust = {
  root: new X509Certificate(contract.rootCertificate),
  middle: new X509Certificate(contract.middleCertificate),
  signerName: contract.signerName,
};
const base = { version: '5.1.0', signMethod: '01', orderId: 'JX1', txnAmt: '7000' };
const signedBy = (privateKey: string, signPubKeyCert: string) =>
  signFields(createPrivateKey(privateKey), { ...base, signPubKeyCert });

test("a message under UnionPay's chain is genuine; a changed field, version or method is not", () => {
  const message = signedBy(keys.bank.privateKey, signerCertificate(keys));
  expect(isSignedByUnionPay(message, trust)).toBe(true);
  for (const [name, value] of Object.entries({
    txnAmt: '1',
    version: '5.0.0',
    signMethod: '02',
    more: '',
  }))
    expect(isSignedByUnionPay({ ...message, [name]: value }, trust)).toBe(false);
});

test('a certificate outside the chain, of another organisation, or none is refused', () => {
  const stranger = newSimulatorKeys();
  const own = signedBy(stranger.bank.privateKey, signerCertificate(stranger));
  expect(isSignedByUnionPay(own, trust)).toBe(false);
  const other = certificateOf({
    publicKey: keys.bank.publicKey,
    name: '041@Z2026@另一家公司@1',
    serial: 9,
    issuer: { name: 'middle', privateKey: keys.bank.privateKey },
  });
  const message = signedBy(keys.bank.privateKey, other);
  expect(isSignedByUnionPay(message, trust)).toBe(false);
  expect(isSignedByUnionPay(message, { ...trust, signerName: undefined })).toBe(true);
  expect(isSignedByUnionPay({ ...message, signPubKeyCert: 'x' }, trust)).toBe(false);
});

test('the serial number of a certificate is written in decimal digits', () => {
  expect(certIdOf(new X509Certificate(contract.certificate))).toBe('1001');
});

test('the text of an answer is read with "=" and "+" in values and "&" inside braces', () => {
  expect(readFields('a=1&signature=x+y==&reserved={b=2&c={d=3}}&e=')).toEqual({
    a: '1',
    signature: 'x+y==',
    reserved: '{b=2&c={d=3}}',
    e: '',
  });
});
