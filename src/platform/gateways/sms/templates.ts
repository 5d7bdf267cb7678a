import { z } from 'zod';

/**
 * A text that the provider has approved, with its number there. `{}` stands for a part that differs from
 * message to message, in their order: `您的验证码是{}，{}分钟内有效。`
 */
export interface SmsTemplate {
  text: string;
  id: string;
}

const Templates = z
  .array(z.object({ text: z.string().min(2), id: z.string().min(1) }))
  .min(1, '至少要有一个模板');

/** Reads the templates from JSON. Throws with a sentence for what is no list of templates. */
export function readTemplates(json: string): SmsTemplate[] {
  try {
    return Templates.parse(JSON.parse(json));
  } catch {
    throw new Error('应是短信模板的 JSON：[{"text": "您的验证码是{}。", "id": "SMS_1"}]');
  }
}

const special = /[.*+?^${}()|[\]\\]/g;

/** Providers add the signature 【…】 themselves. */
const signature = /^【[^】]*】/;

/** Returns the first template that a text fits, with its variable parts; undefined for none. */
export function matchTemplate(
  templates: readonly SmsTemplate[],
  text: string,
): { id: string; values: string[] } | undefined {
  const plain = text.replace(signature, '');
  for (const { text: pattern, id } of templates) {
    const parts = pattern.split('{}').map((part) => part.replaceAll(special, '\\$&'));
    const match = new RegExp(`^${parts.join('(.+?)')}$`, 's').exec(plain);
    if (match) return { id, values: match.slice(1) };
  }
  return undefined;
}

/** The same, for a message that must be sent. Throws where no template fits: the provider would refuse it. */
export function templateFor(templates: readonly SmsTemplate[], text: string) {
  const found = matchTemplate(templates, text);
  // Without the text: it may hold a code.
  if (!found) throw new Error('no approved SMS template fits a message');
  return found;
}
