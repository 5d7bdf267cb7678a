/** The port to an SMS provider. Throws when the provider refuses the message. */
export interface SmsGateway {
  send(message: { phone: string; text: string }): Promise<void>;
  /** Whether the provider has approved a template that a text fits; left out: it takes any. */
  fits?(text: string): boolean;
}

/** A simulated provider that accepts everything; the demo shows an outbox. */
export const simulatedSms: SmsGateway = { send: async () => {} };
