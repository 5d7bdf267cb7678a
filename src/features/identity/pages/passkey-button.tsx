import { Island } from '../../../ui/index.ts';
import type { PasskeyProps } from '../browser/passkey.island.ts';

/** A button that makes or asks for a passkey; its fields, named in the form around it, go along. */
export function PasskeyButton({ label, ...props }: PasskeyProps & { label: string }) {
  return (
    <Island name="passkey" props={props}>
      <p data-without>使用通行密钥需要浏览器允许脚本；也可以用动态验证码。</p>
      <button type="button" class="btn btn-primary" hidden>
        {label}
      </button>
      <p role="status" class="mt-2" />
    </Island>
  );
}
