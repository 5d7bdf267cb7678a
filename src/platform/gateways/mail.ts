import { createTransport } from 'nodemailer';

/** The port to a mail server. Throws when the server refuses the message. */
export interface MailGateway {
  send(mail: { to: string; subject: string; text: string }): Promise<void>;
}

/** A simulated server that accepts everything; the demo shows an outbox. */
export const simulatedMail: MailGateway = { send: async () => {} };

/** An SMTP server, by its address: smtps://user:password@host:465, and the sender's address. */
export function smtpMail(url: string, from: string): MailGateway {
  const transport = createTransport(url);
  return {
    async send({ to, subject, text }) {
      // As one address: read as a list, a line break in it would name another recipient.
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
    },
  };
}
