// npm run docs: writes what can be worked out from the code, so that it is never out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../src/platform/config/root.ts';
import { commonErrors, deploymentErrors } from '../src/platform/contract/index.ts';
import { openApi } from '../src/platform/http/index.ts';
import { allErrors, allMessages, allUseCases } from '../src/server/compose.ts';
import { spokenForm } from '../src/testing/messages/icu.ts';

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };

const cell = (key: string): string =>
  spokenForm(allMessages.en[key] ?? '', (name) => `{${name}}`)
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');

const table = (codes: readonly string[]): string =>
  [
    '| code | HTTP | what happened | what to do |',
    '| --- | --- | --- | --- |',
    ...[...codes].sort().map((code) => {
      return `| \`${code}\` | ${allErrors[code]} | ${cell(`error.${code}`)} | ${cell(`error.${code}.fix`)} |`;
    }),
  ].join('\n');

const errorsPage = (): string => {
  const common = Object.keys(commonErrors);
  const deployment = Object.keys(deploymentErrors);
  const own = Object.keys(allErrors).filter((code) => ![...common, ...deployment].includes(code));
  return `# Refusals

Made by \`npm run docs\` from the code; do not edit.

Every refusal has a code that does not change, says what happened and what to do, and names the places in what you sent. On the wire it
is \`application/problem+json\`; on the command line it is printed to stderr. Nothing is half-applied.

## Any request

${table(common)}

## One act alone

Which act may answer with which code stands in [openapi.json](openapi.json).

${table(own)}

## Starting and running

${table(deployment)}
`;
};

/** Path below docs/ -> text. */
export const generatedDocs = (): ReadonlyMap<string, string> =>
  new Map([
    ['errors.md', errorsPage()],
    ['openapi.json', `${JSON.stringify(openApi(allUseCases, version), null, 2)}\n`],
  ]);

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [name, text] of generatedDocs()) {
    writeFileSync(join(projectRoot, 'docs', name), text);
    console.log(`docs/${name}`);
  }
}
