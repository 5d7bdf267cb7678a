/** The port to an SMS provider. Throws when the provider does not take the message. */
export interface SmsGateway {
  send(message: { phone: string; text: string }): Promise<void>;
}

/** Stands for the provider: takes everything. What was sent can be read in the outbox of the demo. */
export const simulatedSms: SmsGateway = { send: async () => {} };
