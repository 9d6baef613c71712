// In the sources a thread has to learn TypeScript first; the build makes multiply-worker.mjs of multiply-worker.ts.
import { register } from 'tsx/esm/api';

register();
await import('./multiply-worker.ts');
