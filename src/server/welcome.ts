import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allOrganisations, samplePeople } from '../platform/accounts/index.ts';
import type { Config } from '../platform/config/index.ts';
import type { Translate } from '../platform/i18n/index.ts';
import type { Kernel } from '../platform/kernel/index.ts';
import { createSignInLink } from '../platform/session/index.ts';
import { loadSampleWorld } from './sample-world.ts';

const asPlatform = { orgId: null, userId: null, system: true } as const;
const linkMinutes = 24 * 60;
/** Those whose links a newcomer wants first; all are in the file. */
const shownFirst =
  /^((plan-officer|plan-officer2|auditor|operator)@plan-office|(caseworker|supervisor)@lantern|partner@wren)\./;

/**
 * Says where the platform is. On the first start it loads the sample world; while there is one, it makes fresh one-time links for its
 * made-up people. Links are only made where nobody from outside can come: on this machine.
 */
export const welcome = async (
  config: Config,
  kernel: Kernel,
  say: (line: string) => void,
  t: Translate,
): Promise<void> => {
  const organisations = await kernel.db.transaction(asPlatform, allOrganisations);
  const onThisMachine = config.origin.startsWith('http://localhost') || config.origin.startsWith('http://127.0.0.1');
  if (organisations.length === 0 && config.sample && onThisMachine) {
    say(t('cli.serve.sample'));
    await loadSampleWorld(kernel, say);
  }
  say(t('cli.serve.listening', { address: config.origin }));

  const people = await kernel.db.transaction(asPlatform, samplePeople);
  if (people.length === 0 || !onThisMachine) return;
  const links: { email: string; name: string; link: string }[] = [];
  for (const { id, email, display_name } of people) {
    const { path } = await createSignInLink(kernel, id, linkMinutes);
    links.push({ email, name: display_name, link: `${config.origin}${path}` });
  }
  const file = join(config.dataFolder, 'sign-in-links.txt');
  writeFileSync(file, `${links.map((l) => `${l.name}\n  ${l.link}`).join('\n')}\n`, { mode: 0o600 });
  say(t('cli.serve.links'));
  for (const { name, link } of links.filter((l) => shownFirst.test(l.email))) say(`  ${name}\n    ${link}`);
  say(t('cli.serve.links.all', { file }));
};
