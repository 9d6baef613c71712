import { createHash } from 'node:crypto';
import { verifyAudit } from '../src/platform/audit/index.ts';
import type { AuditEntry } from '../src/platform/audit/tables.ts';
import { kinds, openDatabase } from './kit/database.ts';
import { openOffice } from './kit/office.ts';
import { bench } from './kit/report.ts';
import { pairedRounds, spreadOf, timed } from './kit/rounds.ts';

const entries = 120_000;
const goal = 50_000;
const rounds = 5;
/** Written in one transaction; a lane's head has a version for each, so not too many. */
const batch = 500;

/** What an entry's hash is made of, but for the hash before it. */
const textOf = (e: AuditEntry): Buffer =>
  Buffer.from(
    [
      'v1',
      e.org_id,
      e.lane,
      e.seq,
      e.at_us,
      e.actor_kind,
      e.actor_id ?? '',
      e.channel,
      e.act,
      e.outcome,
      e.records.join(','),
      e.details,
    ].join('\x1f'),
  );

await bench(
  'audit',
  `the trail of ${entries.toLocaleString('en-US')} entries read from the database and verified; the peer is a plain loop of SHA-256 over the same bytes, already in memory`,
  async (report) => {
    for (const kind of kinds) {
      const database = await openDatabase(kind);
      const { orgId, officer } = await openOffice(database.kernel, 'bench-audit');
      for (let from = 1; from <= entries; from += batch) {
        await database.raw(
          `select audit.append($1, 1700000000000000 + n, 'user', $2, 'web', 'plan.record-update', 'done',
              array[md5(n::text)::uuid, md5((n + 1)::text)::uuid], '{"found":' || n || '}')
            from generate_series($3::int, $4::int) n`,
          [orgId, officer.userId, from, from + batch - 1],
        );
      }
      await database.raw('vacuum (analyze) audit.entry');
      const verify = () => database.kernel.db.transaction(officer, (tx) => verifyAudit(tx, orgId));

      const rows = await database.raw<AuditEntry>('select * from audit.entry where org_id = $1 order by lane, seq', [
        orgId,
      ]);
      const texts = rows.map(textOf);
      const results = await pairedRounds(
        rounds,
        async () => {
          const { ms, cpuMs, result } = await timed(verify);
          if (result.broken || result.entries < entries) throw new Error('the trail did not verify');
          return { perSecond: (1000 * result.entries) / ms, cpu: (1000 * cpuMs) / result.entries };
        },
        async () => {
          const { ms, cpuMs } = await timed(() => {
            let hash: Buffer = Buffer.alloc(32);
            for (const text of texts) hash = createHash('sha256').update(hash).update(text).digest();
          });
          return { perSecond: (1000 * texts.length) / ms, cpu: (1000 * cpuMs) / texts.length };
        },
      );
      report.part(kind);
      report.compare('entries', '1/s', results('perSecond'));
      report.compare('CPU an entry', 'µs', results('cpu'));
      const { median } = spreadOf(results('perSecond').ours);
      report.goal('over 50,000 entries a second', '1/s', median, median > goal);
      await database.close();
    }
  },
);
