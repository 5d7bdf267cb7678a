// What only the demo city uses: selecting a course without a browser.
export { enrol } from './commands/enrol.ts';
