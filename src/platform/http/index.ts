export { openApi } from './openapi.ts';
export { problemOf } from './problem.ts';
export { type Authenticate, askedLanguage, buildServer, languageOf } from './server.ts';
export { sessionTokenOf } from './visit.ts';
