// npm start: installs if the lock file changed, builds if the source did, and serves.
import './node-version.mjs';

const { becomeFourfold } = await import('./build.mjs');
const { runMain } = await import('./tools.mjs');
await runMain(() => becomeFourfold(['serve', ...process.argv.slice(2)]));
