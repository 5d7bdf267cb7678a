import { startProduct } from './app/start.ts';

await startProduct();
