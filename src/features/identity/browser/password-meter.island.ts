import { mountIsland } from '../../../ui/island-mount.ts';
import { strengthOf } from '../rules/password-strength.ts';

/** Below a new password: how strong it looks while it is typed. Nothing is sent. */
mountIsland<null>('password-meter', (root) => {
  const input = root.closest('form')?.querySelector<HTMLInputElement>('input[name=password]');
  const meter = root.querySelector('meter');
  const words = root.querySelector<HTMLElement>('[role=status]');
  if (!input || !meter || !words) return;
  const show = () => {
    const strength = strengthOf(input.value);
    root.hidden = strength.level === 0;
    meter.value = strength.level;
    words.textContent = strength.words;
  };
  input.addEventListener('input', show);
  show();
});
