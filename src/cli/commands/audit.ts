import { allOrganisations } from '../../platform/accounts/index.ts';
import { auditHead, exportAudit, verifyTrail } from '../../platform/audit/contract.ts';
import { noOrganisation, type Verdict, verifyAudit } from '../../platform/audit/index.ts';
import { type Command, textTable } from '../../platform/cli/index.ts';

const asPlatform = { orgId: null, userId: null, system: true } as const;
/** Exit status of a chain that does not hold. */
const brokenExit = 3;

/** `verify` opens the database itself and looks at every chain; with `--server` it asks the running server about one's own. */
export const auditCommands: readonly Command[] = [
  {
    name: 'audit verify',
    says: 'cli.audit.verify',
    options: { '--server': 'cli.audit.option.server' },
    run: async ({ call, kernel, progress, t }, _args, { server }) => {
      if (server) {
        const data = await call(verifyTrail, {});
        const broken = JSON.stringify(data).includes('"broken":{');
        return { data, text: JSON.stringify(data, null, 2), exit: broken ? brokenExit : 0 };
      }
      const { db } = await kernel();
      const verdicts = await db.transaction(asPlatform, async (tx) => {
        const ids = [noOrganisation, ...(await allOrganisations(tx)).map((o) => o.id)];
        const out: Verdict[] = [];
        for (const id of ids)
          out.push(await verifyAudit(tx, id, (done) => progress(t('cli.audit.reading'), done, null)));
        return out;
      });
      const says = ({ broken }: Verdict): string =>
        broken ? t('cli.audit.broken', { lane: broken.lane, seq: broken.seq, why: broken.why }) : t('cli.audit.whole');
      return {
        data: verdicts,
        text: textTable(
          ['organisation', 'entries', 'verdict', 'head'].map((c) => t(`cli.audit.column.${c}`)),
          verdicts.map((v) => [v.orgId, v.entries, says(v), v.head]),
        ),
        exit: verdicts.some((v) => v.broken) ? brokenExit : 0,
      };
    },
  },
  {
    name: 'audit head',
    says: 'cli.audit.head',
    run: async ({ call }) => {
      const data = await call(auditHead, {});
      return { data, text: JSON.stringify(data, null, 2) };
    },
  },
  {
    name: 'audit export',
    says: 'cli.audit.export',
    run: async ({ call }) => {
      const file = await call(exportAudit, {});
      return { data: { bytes: file.bytes.length }, text: '', file };
    },
  },
];
