import type { App } from '../../platform/http/index.ts';
import { accountRoutes } from './routes/account.tsx';
import { claimRoutes } from './routes/claims.tsx';
import { correctionRoutes } from './routes/corrections.tsx';
import { counterResetRoutes } from './routes/counter-reset.tsx';
import { credentialRoutes } from './routes/credentials.tsx';
import { demoRoutes } from './routes/demo.tsx';
import { deskRegistrationRoutes } from './routes/desk-registration.tsx';
import { loginRoutes } from './routes/login.tsx';
import { passwordResetRoutes } from './routes/password-reset.tsx';
import { registrationRoutes } from './routes/registration.tsx';
import { roleRoutes } from './routes/role-assignments.tsx';
import { sessionRoutes } from './routes/sessions.tsx';

/** Each group of pages has its file in routes/. */
export function routes(app: App): void {
  registrationRoutes(app);
  loginRoutes(app);
  sessionRoutes(app);
  passwordResetRoutes(app);
  accountRoutes(app);
  credentialRoutes(app);
  counterResetRoutes(app);
  deskRegistrationRoutes(app);
  correctionRoutes(app);
  claimRoutes(app);
  roleRoutes(app);
  demoRoutes(app);
}
