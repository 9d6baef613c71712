export { type Config, readConfig } from './config.ts';
export { projectRoot } from './root.ts';
