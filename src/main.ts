import { readConfig } from './config.ts';
import { startProduct } from './app/start.ts';

await startProduct(readConfig);
