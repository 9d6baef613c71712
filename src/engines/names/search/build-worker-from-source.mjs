// In the sources a thread has to learn TypeScript first; the build makes build-worker.mjs of build-worker.ts.
import { register } from 'tsx/esm/api';

register();
await import('./build-worker.ts');
