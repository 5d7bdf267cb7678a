export { createPackageServer } from './routes/package-server.ts';
