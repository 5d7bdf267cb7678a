/** The port to an SMS provider. Throws when the provider refuses the message. */
export interface SmsGateway {
  send(message: { phone: string; text: string }): Promise<void>;
}

/** A simulated provider that accepts everything; the demo shows an outbox. */
export const simulatedSms: SmsGateway = { send: async () => {} };
