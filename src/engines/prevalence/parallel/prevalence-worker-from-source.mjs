// In the sources a thread has to learn TypeScript first; the build makes prevalence-worker.mjs of prevalence-worker.ts.
import { register } from 'tsx/esm/api';

register();
await import('./prevalence-worker.ts');
