import type { ComponentChildren } from 'preact';
import { type Display, schemes, usualDisplay } from './display.ts';
import { Form } from './form.tsx';
import { usePage } from './page-context.ts';

const schemeNames: Record<Display['scheme'], string> = {
  system: '跟随系统',
  light: '浅色',
  dark: '深色',
};

/** 大字, on every page: one press, kept by this browser, without a script. */
export function LargeSwitch() {
  const { csrfToken, display = usualDisplay } = usePage();
  if (csrfToken === '') return null;
  return (
    <Choice>
      <button
        type="submit"
        name="size"
        value={display.large ? 'normal' : 'large'}
        class="large-switch"
        aria-pressed={display.large}
        title={display.large ? '恢复标准字号' : '字号放大四分之一，页面更简洁'}
      >
        大字
      </button>
    </Choice>
  );
}

/** Day, night, or as the system has it. */
export function SchemeSwitch() {
  const { csrfToken, display = usualDisplay } = usePage();
  if (csrfToken === '') return null;
  return (
    <Choice>
      <fieldset class="scheme-switch">
        <legend class="sr-only">页面颜色</legend>
        {schemes.map((scheme) => (
          <button
            key={scheme}
            type="submit"
            name="scheme"
            value={scheme}
            aria-pressed={display.scheme === scheme}
          >
            {schemeNames[scheme]}
          </button>
        ))}
      </fieldset>
    </Choice>
  );
}

function Choice({ children }: { children: ComponentChildren }) {
  const { path, query } = usePage();
  return (
    <Form action="/display">
      <input type="hidden" name="back" value={query ? `${path}?${query}` : path} />
      {children}
    </Form>
  );
}
