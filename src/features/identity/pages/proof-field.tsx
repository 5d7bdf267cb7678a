import { Alert, Form, TextField } from '../../../ui/index.ts';
import type { OwnProof } from '../queries/own-proof.ts';
import { PasskeyButton } from './passkey-button.tsx';

/** The password again, before a change; nothing to type where a passkey was proved just now. */
export function ProofField({ proof, error }: { proof: OwnProof; error?: string | undefined }) {
  if (proof.proved) return <Alert tone="success">已用通行密钥确认是您本人，10 分钟内有效。</Alert>;
  return (
    <TextField
      name="password"
      label="现在的密码"
      hint={proof.passkey ? '也可以先在下面用通行密钥确认，不填密码。' : undefined}
      type="password"
      error={error}
      autocomplete="current-password"
      required
    />
  );
}

/** A button that proves a passkey in place of the password, and comes back to `next`. */
export function PasskeyProof({ proof, next }: { proof: OwnProof; next: string }) {
  if (!proof.passkey || proof.proved) return null;
  return (
    <Form action="/account/proof">
      <input type="hidden" name="next" value={next} />
      <PasskeyButton
        mode="get"
        label="用通行密钥确认是本人"
        optionsUrl="/account/proof/options"
        answerUrl="/account/proof"
      />
    </Form>
  );
}
