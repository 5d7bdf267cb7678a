import type { App } from '../../platform/http/index.ts';
import { accountRoutes } from './routes/account.tsx';
import { credentialRoutes } from './routes/credentials.tsx';
import { loginRoutes } from './routes/login.tsx';
import { passwordResetRoutes } from './routes/password-reset.tsx';
import { registrationRoutes } from './routes/registration.tsx';
import { sessionRoutes } from './routes/sessions.tsx';

/** Each group of pages has its file in routes/. */
export function routes(app: App): void {
  registrationRoutes(app);
  loginRoutes(app);
  sessionRoutes(app);
  passwordResetRoutes(app);
  accountRoutes(app);
  credentialRoutes(app);
}
