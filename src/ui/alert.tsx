import type { ComponentChildren } from 'preact';
import type { IconName } from '../kernel/icon-name.ts';
import { Icon } from './icon.tsx';
import type { Tone } from './page-context.ts';

const icons: Record<Tone, IconName> = {
  success: 'check',
  info: 'info',
  warning: 'warning',
  error: 'warning',
};

/** A short message. Screen readers announce errors at once, others politely. */
export function Alert({
  tone,
  title,
  children,
}: {
  tone: Tone;
  title?: string;
  children?: ComponentChildren;
}) {
  return (
    <div role={tone === 'error' ? 'alert' : 'status'} class={`notice notice-${tone}`}>
      <Icon name={icons[tone]} />
      <div>
        {title ? <p class="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
