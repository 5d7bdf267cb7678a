import { createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** Certificate of a public key under a name, signed by another key. The same input gives the same text. */
export function certificateOf(given: {
  publicKey: string;
  name: string;
  serial: number;
  issuer: { name: string; privateKey: string };
}): string {
  const content = sequence(
    integer(given.serial),
    rsaSha256,
    nameOf(given.issuer.name),
    sequence(time('20200101000000Z'), time('20600101000000Z')),
    nameOf(given.name),
    createPublicKey(given.publicKey).export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('RSA-SHA256', content, createPrivateKey(given.issuer.privateKey));
  const der = sequence(content, rsaSha256, element(0x03, Buffer.from([0]), signature));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function element(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 128
      ? [length]
      : length < 256
        ? [0x81, length]
        : [0x82, Math.floor(length / 256), length % 256];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]) => element(0x30, ...parts);
/** A positive number without needless zeros; one before a first bit that would make it negative. */
function integer(value: number): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return (bytes[0] ?? 0) > 127 ? element(0x02, Buffer.from([0]), bytes) : element(0x02, bytes);
}
const time = (text: string) => element(0x18, Buffer.from(text));
const objectId = (hex: string) => element(0x06, Buffer.from(hex, 'hex'));
/** sha256WithRSAEncryption, without parameters. */
const rsaSha256 = sequence(objectId('2a864886f70d01010b'), element(0x05));
/** A name of one part, the common name. */
const nameOf = (text: string) =>
  sequence(element(0x31, sequence(objectId('550403'), element(0x0c, Buffer.from(text)))));
