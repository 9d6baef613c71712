import { listOrganisations, listPeople } from '../../platform/accounts/contract.ts';
import {
  allOrganisations,
  ensureOrganisation,
  ensurePerson,
  personByEmail,
  setMembership,
  setPersonDisabled,
} from '../../platform/accounts/index.ts';
import { type Command, type CommandContext, textTable } from '../../platform/cli/index.ts';
import { orRefuse, refuse } from '../../platform/errors/index.ts';
import type { Kernel } from '../../platform/kernel/index.ts';
import { roleKind } from '../../platform/policy/index.ts';
import { createSignInLink, resetPerson } from '../../platform/session/index.ts';

/** How long a link holds that the operator hands over. */
const linkMinutes = 24 * 60;

const asPlatform = { orgId: null, userId: null, system: true } as const;

const linkFor = async (kernel: Kernel, { config, t }: CommandContext, email: string) => {
  const person = await kernel.db
    .transaction(asPlatform, (tx) => personByEmail(tx, email.toLowerCase()))
    .then(orRefuse());
  const { path, expiresAt } = await createSignInLink(kernel, person.id, linkMinutes);
  const link = `${config.origin}${path}`;
  return { data: { link, expiresAt }, text: t('cli.user.link.made', { link, hours: linkMinutes / 60 }) };
};

/**
 * For whoever runs the machine. `list` asks the server as the person signed in; the others open the database themselves, so with the
 * embedded one the server must be stopped.
 */
export const accountCommands: readonly Command[] = [
  {
    name: 'org list',
    says: 'cli.org.list',
    run: async ({ call, t }) => {
      const data = await call(listOrganisations, {});
      const rows = Object.values(data).flat() as { id: string; slug: string; name: string; kind: string }[];
      return {
        data,
        text: textTable(
          ['id', 'name', 'kind'].map((c) => t(`cli.org.column.${c}`)),
          rows.map((o) => [o.id, o.name, o.kind]),
        ),
      };
    },
  },
  {
    name: 'org create',
    args: ['SLUG', 'NAME', 'KIND'],
    says: 'cli.org.create',
    run: async ({ kernel, t }, [slug = '', name = '', kind = '']) => {
      const opened = await kernel();
      if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug))
        refuse('INPUT_INVALID', { count: 1 }, [{ field: 'SLUG', says: 'a-z 0-9 -' }]);
      const id = await opened.db.transaction(asPlatform, (tx) => ensureOrganisation(tx, opened, { slug, name, kind }));
      return { data: { id, slug }, text: t('cli.org.created', { id }) };
    },
  },
  {
    name: 'user list',
    says: 'cli.user.list',
    run: async ({ call }) => {
      const data = await call(listPeople, {});
      return { data, text: JSON.stringify(data, null, 2) };
    },
  },
  {
    name: 'user create',
    args: ['EMAIL', 'NAME'],
    says: 'cli.user.create',
    options: { '--org <slug>': 'cli.user.option.org', '--role <roles>': 'cli.user.option.role' },
    run: async (context, [email = '', name = ''], { org, role }) => {
      const kernel = await context.kernel();
      const roles = String(role ?? '')
        .split(',')
        .filter(Boolean);
      const known = new Set(kernel.packs.entries(roleKind).map((r) => r.id));
      const unknown = roles.filter((r) => !known.has(r));
      if (roles.length === 0 || unknown.length > 0 || typeof org !== 'string') {
        refuse('INPUT_INVALID', { count: 1 }, [{ field: '--role, --org', says: [...known].join(', ') }]);
      }
      await kernel.db.transaction(asPlatform, async (tx) => {
        const organisation = await allOrganisations(tx)
          .then((all) => all.find((o) => o.slug === org))
          .then(orRefuse());
        const personId = await ensurePerson(tx, kernel, { email, name });
        await setMembership(tx, kernel, { orgId: organisation.id, personId, roles });
      });
      return linkFor(kernel, context, email);
    },
  },
  {
    name: 'user link',
    args: ['EMAIL'],
    says: 'cli.user.link',
    run: async (context, [email = '']) => linkFor(await context.kernel(), context, email),
  },
  {
    name: 'user reset',
    args: ['EMAIL'],
    says: 'cli.user.reset',
    run: async (context, [email = '']) => {
      const kernel = await context.kernel();
      const person = await kernel.db
        .transaction(asPlatform, (tx) => personByEmail(tx, email.toLowerCase()))
        .then(orRefuse());
      await resetPerson(kernel, person.id);
      return linkFor(kernel, context, email);
    },
  },
  {
    name: 'user disable',
    args: ['EMAIL'],
    says: 'cli.user.disable',
    options: { '--undo': 'cli.user.option.undo' },
    run: async ({ kernel, t }, [email = ''], { undo }) => {
      const opened = await kernel();
      await opened.db.transaction(asPlatform, async (tx) => {
        const person = await personByEmail(tx, email.toLowerCase()).then(orRefuse());
        await setPersonDisabled(tx, opened, person.id, undo !== true);
      });
      return {
        data: { email, disabled: undo !== true },
        text: t(undo ? 'cli.user.enabled' : 'cli.user.disabled', { email }),
      };
    },
  },
];
