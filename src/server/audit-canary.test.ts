import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { small } from '../engines/plan/testing/small.ts';
import { linkToken } from '../plan/calls/link.ts';
import { linkActor } from '../plan/index.ts';
import type { Actor } from '../platform/actor/index.ts';
import { publicActor } from '../platform/actor/index.ts';
import { type AuditEvent, noOrganisation } from '../platform/audit/index.ts';
import type { Tables as AuditTables } from '../platform/audit/tables.ts';
import { type AnyUseCase, perform, type UseCase } from '../platform/kernel/index.ts';
import type { TestWorld } from '../platform/testing/world.ts';
import { testWorld } from '../testing/world.ts';
import { allUseCases } from './compose.ts';

const canary = 'Canaria';
/** Words of what was typed, none of which an entry may hold. */
const hidden = /canari|quetzal|zunzuncito|hidden|street/i;
const telling = 'Zunzuncito was told nothing.';
const words = `${canary} Quetzal, 12 Hidden Street, was seen in the yard.`;

/** What a schema takes, with the canary wherever a person may type. `known` answers for names and ids. */
const filled = (schema: unknown, name: string, known: Readonly<Record<string, unknown>>): unknown => {
  const {
    type,
    enum: choices,
    const: fixed,
    anyOf,
    format,
    properties = {},
    items,
    maxLength = 10_000,
    minimum = 1,
  } = schema as {
    type?: string;
    enum?: unknown[];
    const?: unknown;
    anyOf?: unknown[];
    format?: string;
    properties?: Record<string, unknown>;
    items?: unknown;
    maxLength?: number;
    minimum?: number;
  };
  if (name in known) return known[name];
  if (fixed !== undefined) return fixed;
  if (choices) return choices[0];
  if (anyOf) return filled(anyOf[0], name, known);
  if (format === 'uuid') return '0190a6f0-0000-7000-8000-000000000001';
  if (format === 'date') return '2026-11-20';
  if (format === 'date-time') return '2026-11-20T09:00:00.000Z';
  if (format === 'uri') return `https://example.org/${canary}`;
  if (format === 'email') return `${canary.toLowerCase()}@example.org`;
  if (type === 'object')
    return Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, filled(one, key, known)]));
  if (type === 'array') return items ? [filled(items, name, known)] : [];
  if (type === 'number' || type === 'integer') return Math.max(minimum, 1);
  if (type === 'boolean') return true;
  return words.slice(0, maxLength);
};

const inputFor = ({ takes }: AnyUseCase['route'], known: Readonly<Record<string, unknown>>): unknown => {
  const { $defs, ...schema } = z.toJSONSchema(takes, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  const text = JSON.stringify(schema).replace(/\{"\$ref":"#\/\$defs\/(\w+)"\}/g, (_all, name) =>
    JSON.stringify(($defs as Record<string, unknown>)[name]),
  );
  return filled(JSON.parse(text), '', known);
};

describe('what people type', () => {
  let world: TestWorld;
  let everybody: Actor;
  let orgId: string;
  const outcomes = new Map<string, string>();
  const known: Record<string, unknown> = {};

  const act = async (actor: Actor, useCase: AnyUseCase, over: object = {}, file?: Uint8Array) => {
    const input = inputFor(useCase.route, { ...known, ...over });
    const body = file ?? new TextEncoder().encode(words);
    const answer = await perform(world.kernel, actor, useCase as UseCase, input, {
      bytes: body,
      type: 'application/octet-stream',
      name: words,
    }).then(
      (value) => {
        outcomes.set(useCase.route.name, 'done');
        return value as Record<string, unknown>;
      },
      (error) => {
        if (!outcomes.has(useCase.route.name)) outcomes.set(useCase.route.name, String(error.code ?? error));
        return {} as Record<string, unknown>;
      },
    );
    return answer;
  };
  const named = (name: string): AnyUseCase => allUseCases.find(({ route }) => route.name === name) as AnyUseCase;

  const table = (text: string): Uint8Array => new TextEncoder().encode(text);
  const planFile = (id: string): Uint8Array => {
    const plan = small();
    const telling = {
      ...plan,
      plan: { ...plan.plan, id, title: { en: words }, status: 'running' },
      nodes: plan.nodes.map((node) => ({ ...node, title: { en: words, es: words } })),
      assignments: plan.assignments.map((one) => ({ ...one, officialName: words })),
    };
    return new TextEncoder().encode(JSON.stringify(telling));
  };

  beforeAll(async () => {
    world = await testWorld();
    orgId = await world.organisation(words);
    everybody = await world.actor(orgId, ...world.kernel.roles.keys());
    const colleague = await world.actor(orgId, 'plan-officer');
    const idOf = async (name: string, over: object = {}, file?: Uint8Array) => {
      const answer = await act(everybody, named(name), over, file);
      return answer.id ?? answer.planId;
    };

    Object.assign(known, {
      agency: 'DOJ',
      nodeId: 'a1',
      nodeIds: ['a1'],
      parentId: '1.1',
      period: 'FY2025',
      roles: ['analyst'],
    });
    Object.assign(known, {
      slug: 'a-plan',
      pack: 'us-nap-2021',
      pillar: '1',
      fiscalYear: 2025,
      report: 'us.duty.ag-annual-report',
    });
    Object.assign(known, {
      samePersonAs: undefined,
      proofHash: 'a'.repeat(64),
      open: 'true',
      unanswered: 'true',
      mine: 'true',
    });
    known.laterId = known.otherPlanId = await idOf('plan.import', {}, planFile('later'));
    known.otherNodeId = 'a1';
    known.planId = await idOf('plan.import', {}, planFile('first'));
    await act(everybody, named('plan.add-node'), { kind: 'action' });
    await act(everybody, named('plan.assign'), { role: 'consulted' });
    known.updateId = await idOf('plan.record-update', { state: 'on_track' });
    await act(colleague, named('plan.approve-update'));
    known.evidenceId = await idOf('plan.add-file');
    await act(everybody, named('plan.set-agency-contact'), { email: 'canaria@doj.example' });
    known.recommendationId = await idOf('plan.add-recommendation');
    known.inputId = await idOf('plan.add-survivor-input', {
      words: telling,
      source: telling,
      name: `${canary} Quetzal`,
    });
    await act(everybody, named('plan.respond-survivor-input'), { response: telling });
    known.indicatorId = await idOf('plan.add-indicator', { id: 'i1' });
    await act(everybody, named('plan.record-observation'), { value: 3 });
    await act(everybody, named('plan.add-pack-indicators'), { pack: 'us-indicators' });
    await act(everybody, named('plan.record-event'), { event: 'pitf meeting' });
    await act(everybody, named('plan.fill-report-item'), { item: 'A', lines: [{ line: words, words }] });
    await act(
      everybody,
      named('plan.import-recommendations'),
      {},
      table(`Body,Ref,Text\n"${words}","${words}","${words}"\n`),
    );
    await act(
      everybody,
      named('plan.import-observations'),
      {},
      table(`Indicator,Year,Value,Source\ni1,2024,7,"${words}"\n`),
    );
    await act(everybody, named('plan.start-successor'), { documentId: 'next', start: '2027-01-01', end: '2029-12-31' });
    const { sha256 } = await act(everybody, named('plan.preview-publication'));
    await act(everybody, named('plan.publish'), { sha256 });
    await act(everybody, named('accounts.create-organisation'), { slug: `c-${orgId}` });
    known.invitationId = (await act(everybody, named('accounts.invite-person'))).invitationId;
    known.personId = colleague.userId;

    const agencies = [{ agency: 'DOJ', email: 'canaria@doj.example' }];
    const { callId, links } = await act(everybody, named('plan.open-call'), { due: '2026-12-15', agencies });
    known.callId = callId;
    const [asked] = links as { path: string }[];
    const respondent = await linkActor(world.kernel, linkToken(asked?.path ?? ''), 'en');
    const answers = [
      { nodeId: 'a1', state: 'on_track', percent: null, narrative: words, evidence: `https://example.org/${canary}` },
    ];
    await act(respondent, named('plan.answer'), { answers });
    await act(respondent, named('plan.answer-send'));
    const { rows: returns } = await act(everybody, named('plan.returns'), { state: 'received' });
    known.returnId = (returns as { id: string }[] | undefined)?.[0]?.id;

    for (const useCase of allUseCases) await act(everybody, useCase);
    for (const useCase of allUseCases) await act(respondent, useCase);
    for (const useCase of allUseCases) await act(publicActor(), useCase);
  }, 120_000);

  const entries = () =>
    world.kernel.db.transaction({ orgId, userId: null, system: true }, (tx) =>
      tx
        .withTables<AuditTables>()
        .selectFrom('audit.entry')
        .select(['act', 'outcome', 'channel', 'details', sql<string>`row_to_json(entry)::text`.as('text')])
        .where('org_id', 'in', [orgId, noOrganisation])
        .execute(),
    );

  it('was taken by most acts of the platform', () => {
    const done = [...outcomes.values()].filter((outcome) => outcome === 'done');
    expect(done.length).toBeGreaterThan(90);
    expect(outcomes.size).toBe(allUseCases.length);
  });

  it('is found in the records, where it belongs', async () => {
    const { rows } = await world.kernel.db.transaction(everybody, (tx) =>
      sql<{ n: number }>`select count(*) as n from plan.status_update where narrative like ${`%${canary}%`}`.execute(
        tx,
      ),
    );
    expect(rows[0]?.n).toBeGreaterThan(0);
  });

  it('is not in the audit trail, in no column of no entry, done or refused', async () => {
    const all = await entries();
    expect(new Set(all.map(({ act: name }) => name)).size).toBeGreaterThan(90);
    expect(all.filter(({ text }) => hidden.test(text)).map(({ act: name, details }) => [name, details])).toEqual([]);
  });

  it('leaves nothing there but numbers, codes, ids and hashes', async () => {
    const odd = (await entries()).flatMap(({ act: name, outcome, details }) => {
      const values = details === '' ? [] : Object.values(JSON.parse(details) as NonNullable<AuditEvent['details']>);
      const texts = values.filter((value) => typeof value === 'string');
      return [...texts, outcome].filter((text) => !/^[\w.:/-]{1,100}$/.test(text)).map((text) => [name, text]);
    });
    // the purposes for which an identity is opened, which are a list of the contract
    expect(odd.filter(([, text]) => !['asked by the survivor'].includes(String(text)))).toEqual([]);
  });
});
