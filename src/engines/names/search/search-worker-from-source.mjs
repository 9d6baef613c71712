// In the sources a thread has to learn TypeScript first; the build makes search-worker.mjs of search-worker.ts.
import { register } from 'tsx/esm/api';

register();
await import('./search-worker.ts');
