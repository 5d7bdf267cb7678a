import { z } from 'zod';
import {
  type App,
  displayCookie,
  fields,
  formAction,
  isHttps,
  pathOnly,
  visitorOf,
} from '../../../platform/http/index.ts';
import { readDisplay, schemes, writeDisplay } from '../../../ui/index.ts';

const DisplayForm = z.object({
  scheme: fields.choice(schemes),
  size: fields.choice(['normal', 'large']),
  back: z.string().max(2000).default('/'),
});

const oneYear = 365 * 86_400;

/** The switches of day, night and large type: kept by this browser, with or without an account. */
export function displayRoutes(app: App): void {
  formAction(app, '/display', {
    config: { access: 'everyone' },
    by: visitorOf,
    form: DisplayForm,
    act: async () => {},
    done({ request, reply }, _nothing, { scheme, size, back }) {
      const before = readDisplay(request.cookies[displayCookie]);
      const display = {
        scheme: scheme ?? before.scheme,
        large: size ? size === 'large' : before.large,
      };
      reply.setCookie(displayCookie, writeDisplay(display), {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: isHttps(app.parts.publicUrl()),
        maxAge: oneYear,
      });
      return { to: pathOnly(back) };
    },
  });
}
