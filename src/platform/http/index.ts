export { openApi } from './openapi.ts';
export { problemOf } from './problem.ts';
export { type Authenticate, buildServer, languageOf } from './server.ts';
