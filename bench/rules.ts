import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decide, readFacts, readPack } from '../src/engines/rules/index.ts';
import { projectRoot } from '../src/platform/config/root.ts';
import { loadPacks } from '../src/platform/packs/index.ts';
import { decideRelief, type ReliefFact, readReliefFacts, reliefLaw } from '../src/protection/relief/law/index.ts';
import { allPackKinds } from '../src/server/compose.ts';
import { bench } from './kit/report.ts';
import { pairedRounds, spreadOf, timed } from './kit/rounds.ts';

const cases = 10_000;
const ruleCount = 44;
const rounds = 5;
const goalSeconds = 5;
const on = '2026-11-24';
const wanted = 'json-logic-js@2.0.5';

interface JsonLogic {
  apply(rule: unknown, data: unknown): unknown;
}

/** Fetches the peer into a folder outside the project; null where the registry cannot be reached. */
const fetchPeer = (folder: string): JsonLogic | null => {
  const npm = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--prefix', folder, wanted],
    { stdio: 'ignore', timeout: 180_000 },
  );
  return npm.status === 0 ? createRequire(join(folder, 'index.js'))('json-logic-js') : null;
};

const said = { en: 'words', es: 'palabras' };
const facts = Array.from({ length: 60 }, (_, i) => ({
  id: `f${i}`,
  type: i % 4 === 3 ? 'date' : 'yes-no',
  says: said,
  asks: said,
}));
const yes = (n: number) => `f${Math.floor((n % 45) / 3) * 4 + (n % 3)}`;
const day = (n: number) => `f${(n % 15) * 4 + 3}`;
const limit = '2026-01-23';

/** Seven conditions a rule, as the longer rules of the field have: all of, any of, not, and two days compared. */
const pack = readPack({
  id: 'bench',
  version: '1',
  title: said,
  notice: said,
  facts,
  rules: Array.from({ length: ruleCount }, (_, r) => ({
    id: `r${r}`,
    area: 'bench',
    title: said,
    versions: [
      {
        id: '1',
        effective: { from: '2000-01-01', to: null },
        status: 'in force',
        source: { cite: 'made up' },
        answers: { eligible: said, not: said, undetermined: said, contested: said },
        reviewed: null,
        when: {
          all: [
            { fact: yes(r) },
            { any: [{ fact: yes(r + 1) }, { fact: yes(r + 7) }, { not: { fact: yes(r + 13) } }] },
            { left: { fact: day(r) }, is: '<=', right: { date: limit } },
            { left: { fact: day(r + 1) }, is: '>=', right: { fact: day(r) } },
          ],
        },
        clocks: [{ id: 'file', says: said, due: { after: { fact: day(r) }, years: 4 }, source: { cite: 'made up' } }],
      },
    ],
  })),
});

const peerRules = Array.from({ length: ruleCount }, (_, r) => ({
  and: [
    { var: yes(r) },
    { or: [{ var: yes(r + 1) }, { var: yes(r + 7) }, { '!': [{ var: yes(r + 13) }] }] },
    { '<=': [{ var: day(r) }, limit] },
    { '>=': [{ var: day(r + 1) }, { var: day(r) }] },
  ],
}));

/** The same cases every time: a fact is known in nine of ten. The peer knows no unknown; for it the fact is missing. */
const people = Array.from({ length: cases }, (_, p) => {
  const known = facts.filter((_, i) => (p * 31 + i * 17) % 10 !== 0);
  return Object.fromEntries(
    known.map(({ id, type }, i) => {
      const roll = (p * 7919 + i * 104_729) % 1000;
      return [id, type === 'date' ? `${2023 + (roll % 4)}-0${1 + (roll % 9)}-${10 + (roll % 18)}` : roll < 700];
    }),
  );
});

const ours = () => {
  let eligible = 0;
  for (const person of people)
    for (const { state } of decide(pack, readFacts(pack, person), on).results) if (state === 'eligible') eligible += 1;
  return eligible;
};

const law = reliefLaw(await loadPacks([join(projectRoot, 'packs')], allPackKinds));

/** What the packs of relief ask for, six of ten facts known, the same people every time. */
const stated = ({ type, codes }: ReliefFact, roll: number): unknown => {
  const date = `${2015 + (roll % 12)}-0${1 + (roll % 9)}-${10 + (roll % 18)}`;
  if (type === 'yes-no') return roll < 600;
  if (type === 'code') return codes?.[roll % codes.length]?.code ?? null;
  if (type === 'moment') return `${date}T10:00:00Z`;
  if (type === 'period') return { from: date, to: null };
  return type === 'date' ? date : String(roll % 300);
};
const survivors = Array.from({ length: cases }, (_, p) =>
  Object.fromEntries(
    law.facts
      .filter((_, i) => (p * 31 + i * 17) % 10 < 6)
      .map((fact, i) => [fact.id, stated(fact, (p * 7919 + i * 104_729) % 1000)]),
  ),
);

const ourLaw = () => {
  let eligible = 0;
  for (const one of survivors)
    for (const { state } of decide(law.rules, readFacts(law.rules, one), on).results)
      if (state === 'eligible') eligible += 1;
  return eligible;
};

const asShown = () => {
  let eligible = 0;
  for (const one of survivors) eligible += decideRelief(law, readReliefFacts(law, one), on).counts.eligible;
  return eligible;
};

await bench(
  'rules',
  `${cases.toLocaleString('en-US')} cases decided by ${ruleCount} rules; ours reads the facts and gives trace, deadlines and what to ask next; the peer, ${wanted}, gives true or false and stops at the first part that settles it`,
  async (report) => {
    const folder = mkdtempSync(join(tmpdir(), 'fourfold-bench-rules-'));
    try {
      const peer = fetchPeer(folder);
      const measure = async (work: () => number) => {
        const { ms, result } = await timed(work);
        if (result === 0) throw new Error('nobody was eligible: nothing was decided');
        return { seconds: ms / 1000 };
      };
      const theirs = () => {
        let eligible = 0;
        for (const person of people) for (const rule of peerRules) if (peer?.apply(rule, person)) eligible += 1;
        return eligible;
      };
      if (!peer) report.note('the peer was left out: the package registry could not be reached');
      const results = await pairedRounds(
        rounds,
        () => measure(ours),
        () => measure(peer ? theirs : ours),
      );
      if (peer) report.compare('all cases', 's', results('seconds'));
      else report.tell('all cases', 's', results('seconds').ours);
      const { median } = spreadOf(results('seconds').ours);
      report.goal(`under ${goalSeconds} s`, 's', median, median < goalSeconds);

      report.part(`the law of relief: ${law.rules.rules.length} rules of the packs, ${law.facts.length} facts`);
      const real = await pairedRounds(
        rounds,
        () => measure(ourLaw),
        () => measure(asShown),
      );
      report.tell('decided by the engine', 's', real('seconds').ours);
      report.tell('with sentences, citations and what is ahead', 's', real('seconds').peer);
      const { median: engine } = spreadOf(real('seconds').ours);
      report.goal(`the law of relief under ${goalSeconds} s`, 's', engine, engine < goalSeconds);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
