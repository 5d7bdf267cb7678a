import { createTransport } from 'nodemailer';

/** The port to a mail server. Throws when the server does not take the message. */
export interface MailGateway {
  send(mail: { to: string; subject: string; text: string }): Promise<void>;
}

/** Stands for the server: takes everything. What was sent can be read in the outbox of the demo. */
export const simulatedMail: MailGateway = { send: async () => {} };

/** An SMTP server, by its address: smtps://user:password@host:465, and the sender's address. */
export function smtpMail(url: string, from: string): MailGateway {
  const transport = createTransport(url);
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ from, to, subject, text });
    },
  };
}
