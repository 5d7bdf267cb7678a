import { mountIsland, sendJson } from '../../../ui/island-mount.ts';

export interface PasskeyProps {
  /** create: add one; get: prove one. */
  mode: 'create' | 'get';
  optionsUrl: string;
  answerUrl: string;
}

interface Answer {
  message?: string;
  next?: string;
}

mountIsland<PasskeyProps>('passkey', (root, { mode, optionsUrl, answerUrl }) => {
  const button = root.querySelector<HTMLButtonElement>('button');
  const status = root.querySelector<HTMLElement>('[role=status]');
  const without = root.querySelector<HTMLElement>('[data-without]');
  if (!button || !status || !without) return;
  if (!('PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential)) {
    without.textContent = '这个浏览器不支持通行密钥，请用动态验证码。';
    return;
  }
  without.remove();
  button.hidden = false;
  const fields = () =>
    Object.fromEntries(
      [...(root.closest('form')?.querySelectorAll('input') ?? [])].map(({ name, value }) => [
        name,
        value,
      ]),
    );

  button.addEventListener('click', async () => {
    button.disabled = true;
    status.textContent = '请按浏览器的提示操作…';
    status.textContent = await run().catch(() => '没有完成，请再试一次，或用其他方式。');
    button.disabled = false;
  });

  /** Returns what went wrong; leaves the page when nothing did. */
  async function run(): Promise<string> {
    const offered = await sendJson<Answer & PublicKeyCredentialCreationOptionsJSON>(
      optionsUrl,
      fields(),
    );
    if (offered.status !== 200) return offered.body.message ?? '没有完成，请再试一次。';
    const credential = (await (mode === 'create'
      ? navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(offered.body),
        })
      : navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
            offered.body as unknown as PublicKeyCredentialRequestOptionsJSON,
          ),
        }))) as PublicKeyCredential | null;
    if (!credential) return '没有完成，请再试一次。';
    const { password: _password, ...others } = fields();
    const answer = await sendJson<Answer>(answerUrl, { ...others, response: credential.toJSON() });
    if (answer.status !== 200 || !answer.body.next) return answer.body.message ?? '没有通过验证。';
    location.assign(answer.body.next);
    return '';
  }
});
