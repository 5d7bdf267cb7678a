import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smtpMail } from './mail.ts';

let received = '';
let commands = '';

/** A mail server that takes everything. */
const server = createServer((socket) => {
  let inData = false;
  socket.setEncoding('utf8').write('220 here\r\n');
  socket.on('error', () => {});
  socket.on('data', (text: string) => {
    if (inData) {
      received += text;
      if (!received.endsWith('\r\n.\r\n')) return;
      inData = false;
      socket.write('250 taken\r\n');
      return;
    }
    commands += text;
    inData = text.startsWith('DATA');
    socket.write(inData ? '354 go on\r\n' : '250 fine\r\n');
  });
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

test('line breaks in subject or address make no header and no other recipient', async () => {
  const { port } = server.address() as AddressInfo;
  const mail = smtpMail(`smtp://127.0.0.1:${port}`, 'jixue@example.org');
  await mail.send({
    to: 'learner@example.org',
    subject: '通知\r\nBcc: other@example.org',
    text: '您好',
  });
  const headers = received.split('\r\n\r\n')[0] as string;
  expect(headers).toMatch(/^Subject: /m);
  expect(headers).not.toMatch(/^Bcc:/im);
  expect(commands.match(/^RCPT TO/gm)).toHaveLength(1);
  commands = '';
  const twice = { to: 'a@example.org\r\nRCPT TO:<b@example.org>', subject: '通知', text: '' };
  await mail.send(twice).catch(() => {});
  expect(commands.match(/^RCPT TO/gm) ?? []).toHaveLength(1);
  expect(commands).not.toContain('<b@example.org>');
});
