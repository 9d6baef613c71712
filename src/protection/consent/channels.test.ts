import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RecordClass, type Release, recordClasses } from '../../engines/consent/index.ts';
import type { CommandContext } from '../../platform/cli/index.ts';
import { readConfig } from '../../platform/config/index.ts';
import type { FileBody } from '../../platform/contract/index.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { textOfPdf } from '../../platform/testing/pdf-text.ts';
import { fieldRules } from './catalogue/record-fields.ts';
import { answerOf } from './commands/answer.ts';
import type { DecideRequest } from './commands/decide-request.ts';
import { consentCommands } from './commands/index.ts';
import type { PacketContent } from './gate/contract.ts';
import { packetCsv } from './gate/packet-csv.ts';
import { packetPdf } from './gate/packet-pdf.ts';
import { packetFile, readPacket } from './gate/read-packet.ts';
import { freeze, packetFields } from './gate/snapshot.ts';
import { decideRelease } from './releases/decide-release.ts';
import { door } from './testing/door.ts';

const d = await door();
const { world, kernel } = d;
const today = '2026-11-24';
const catalogue = fieldRules(kernel.packs, today);
const every = [...catalogue.keys()];
const t = kernel.translate('en');

/** Each field holds a word that is nowhere else. */
const canary = (field: string): string => `CANARY${String(every.indexOf(field)).padStart(3, '0')}Z`;
const record = Object.fromEntries(every.map((field) => [field, canary(field)]));
const found = (text: string): string[] => [...new Set(text.match(/CANARY\d{3}Z/g) ?? [])].sort();

const mostly = <T>(first: T, ...others: T[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(first) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const day = (n: number): string => new Date(Date.parse('2026-11-24T09:00:00.000Z') + n * 86_400_000).toISOString();
const classes = fc.subarray<RecordClass>([...recordClasses]);

const asked: fc.Arbitrary<DecideRequest> = fc.record({
  release: fc.option(
    fc.record({
      id: fc.constant('r'),
      subject: mostly('a', 'b'),
      holder: mostly('lantern', 'northway'),
      recipient: mostly('northway', 'cedar'),
      purpose: mostly('p', 'q'),
      direction: mostly('give', 'receive', 'both'),
      classes,
      fields: fc.subarray(every, { maxLength: 30 }),
      startsAt: mostly(day(0), day(3)),
      expiresAt: mostly(day(30), day(1), day(365), day(366)),
      state: mostly('active', 'draft', 'revoked', 'entered in error'),
      signer: fc.record({ as: fc.constantFrom('self', 'parent'), isAllegedAbuser: mostly(false, true) }),
    }) as fc.Arbitrary<Release>,
    { freq: 20 },
  ),
  request: fc.record({
    subject: mostly('a', 'b'),
    to: mostly('northway', 'cedar', 'lantern'),
    purpose: mostly('p', 'q'),
    fields: fc.subarray([...every, 'made.up'], { minLength: 1 }),
  }),
  sender: fc.record({
    organisation: mostly('lantern', 'northway'),
    mayShare: fc.oneof(fc.constant<RecordClass[]>([...recordClasses]), classes),
    onCaseload: mostly(true, false),
  }),
  now: mostly(day(2), day(0), day(1), day(30), new Date(Date.parse(day(30)) + 1000).toISOString()),
  record: fc.constant(record),
});

/** The rule again, said another way: which fields may leave. */
const mayLeave = ({ release, request, sender, now = '' }: DecideRequest): string[] => {
  if (release?.state !== 'active' || release.signer.isAllegedAbuser) return [];
  const lives =
    release.startsAt <= now &&
    now < release.expiresAt &&
    release.expiresAt <= day(365 + (release.startsAt === day(3) ? 3 : 0));
  const given =
    sender.organisation === release.holder && request.to === release.recipient && release.direction !== 'receive';
  const received =
    sender.organisation === release.recipient && request.to === release.holder && release.direction !== 'give';
  const hers = release.subject === request.subject && release.purpose === request.purpose && sender.onCaseload;
  if (!lives || !hers || !(given || (received && release.holder !== release.recipient))) return [];
  return request.fields.filter((field) => {
    const rule = catalogue.get(field);
    if (!rule || rule.dataClass === 'aggregate-only' || rule.share === 'never') return false;
    const named = release.fields.includes(field);
    const byClass = rule.share === 'with class' && release.classes.includes(rule.dataClass);
    return (named || byClass) && sender.mayShare.includes(rule.dataClass);
  });
};

const contentOf = (request: DecideRequest): PacketContent => {
  const { packet = {} } = answerOf(request, catalogue, request.now ?? day(0));
  return {
    id: '0190a6f0-0000-7000-8000-000000000001',
    code: 'ABCDEF',
    from: 'Lantern House',
    purpose: { id: 'p', title: { en: 'P', es: 'P' } },
    sentAt: day(0),
    accessUntil: day(30),
    sha256: '',
    fields: packetFields(kernel.packs, today, packet as Record<string, string>),
  };
};

const nothingElse = (): never => {
  throw new Error('the command asked for more than a file and the packs');
};
/** A command line that has one file and no server. */
const commandLine = (bytes: Uint8Array): CommandContext => ({
  config: readConfig({}),
  clock: kernel.clock,
  t,
  language: 'en',
  packs: async () => kernel.packs,
  call: nothingElse,
  kernel: nothingElse,
  openFiles: nothingElse,
  readFile: async (): Promise<FileBody> => ({ bytes, type: '', name: 'request.json' }),
  progress: nothingElse,
  say: nothingElse,
  secret: nothingElse,
});
const run = (name: string, bytes: Uint8Array) => {
  const command = consentCommands.find((one) => one.name === name);
  if (!command) throw new Error(`there is no command ${name}`);
  return command.run(commandLine(bytes), ['request.json'], {});
};

// these two ask no database: once is enough
const onlyOnce = it.skipIf(testDatabase !== 'pglite');

describe('behaviour 14: every channel asks the same question', () => {
  onlyOnce(
    '10,000 random questions: packet, table and command line show the intersection, no field more and no field less',
    async () => {
      let left = 0;
      let stayed = 0;
      await fc.assert(
        fc.asyncProperty(asked, async (request) => {
          const expected = found(mayLeave(request).map(canary).join(' '));
          const content = contentOf(request);
          const bytes = new TextEncoder().encode(JSON.stringify(request));
          const { data, text: shown } = await run('consent decide', bytes);
          const channels = {
            snapshot: freeze(kernel.random, content.id, content.from, content.fields),
            screen: JSON.stringify(content),
            csv: new TextDecoder().decode(packetCsv(content, 'en', t).bytes),
            command: JSON.stringify(data),
          };
          for (const text of Object.values(channels)) expect(found(text)).toEqual(expected);
          expect(shown).not.toContain('CANARY');
          left += expected.length;
          stayed += every.length - expected.length;
        }),
        { numRuns: 10_000 },
      );
      expect(left).toBeGreaterThan(20_000);
      expect(stayed).toBeGreaterThan(500_000);
    },
    240_000,
  );

  onlyOnce(
    'on paper too',
    async () => {
      let left = 0;
      await fc.assert(
        fc.asyncProperty(asked, async (request) => {
          const expected = found(mayLeave(request).map(canary).join(' '));
          const { bytes } = await packetPdf(contentOf(request), 'en', t);
          const paper = textOfPdf(bytes);
          expect(paper).toContain('ABCDEF');
          expect(found(paper)).toEqual(expected);
          left += expected.length;
        }),
        { numRuns: 150 },
      );
      expect(left).toBeGreaterThan(100);
    },
    120_000,
  );

  it('and through the database: what was decided, sent, read on the screen, and taken as files is the same', async () => {
    const terms = fc.record({
      classes: fc.subarray(recordClasses.filter((one) => one !== 'aggregate-only')),
      fields: fc.subarray(
        every.filter((field) => catalogue.get(field)?.share !== 'never'),
        { minLength: 1, maxLength: 20 },
      ),
      requested: fc.subarray(every, { minLength: 1 }),
    });
    let left = 0;
    await fc.assert(
      fc.asyncProperty(terms, async ({ classes: released, fields, requested }) => {
        const { id } = await d.signed({ classes: released, fields });
        const decision = await world.perform(d.worker, decideRelease, { releaseId: id, fields: requested });
        const expected = found(decision.allowed.map(canary).join(' '));
        const sending = { fields: requested, values: record };
        if (expected.length === 0) {
          await expect(d.send(id, sending)).rejects.toThrow('CONSENT_NOTHING_MAY_LEAVE');
          return;
        }
        const { packetId } = await d.send(id, sending);
        const screen = await world.perform(d.reader, readPacket, { packetId });
        const csv = await world.perform(d.attorney, packetFile, { packetId, as: 'csv' });
        const pdf = await world.perform(d.attorney, packetFile, { packetId, as: 'pdf' });
        expect(found(JSON.stringify(screen))).toEqual(expected);
        expect(found(new TextDecoder().decode(csv.bytes))).toEqual(expected);
        expect(found(textOfPdf(pdf.bytes))).toEqual(expected);
        const mayShareToo = decision.allowed.every((field) => catalogue.get(field)?.dataClass !== 'sud');
        expect(mayShareToo).toBe(true);
        left += expected.length;
      }),
      { numRuns: 40 },
    );
    expect(left).toBeGreaterThan(100);
  }, 240_000);
});

describe('fourfold consent', () => {
  const ask = (text: string) => run('consent decide', new TextEncoder().encode(text));

  it('says field by field what may leave and why the rest stays', async () => {
    const request = {
      release: {
        id: 'r',
        subject: 'a',
        holder: 'lantern',
        recipient: 'northway',
        purpose: 'p',
        direction: 'give',
        classes: ['contact'],
        fields: [],
        startsAt: day(0),
        expiresAt: day(30),
        state: 'active',
        signer: { as: 'self', isAllegedAbuser: false },
      },
      request: { subject: 'a', to: 'northway', purpose: 'p', fields: ['contact.phone', 'narrative.own-words'] },
      sender: { organisation: 'lantern', mayShare: ['contact'], onCaseload: true },
      now: day(1),
    };
    const answer = await ask(JSON.stringify(request));
    expect(answer.data).toEqual({
      releaseId: 'r',
      allowed: ['contact.phone'],
      refused: [{ field: 'narrative.own-words', reason: 'class-not-released' }],
      accessUntil: day(30),
    });
    expect(answer.text).toMatch(/narrative\.own-words +stays +This kind is not in the release\./);
    const late = await ask(JSON.stringify({ ...request, now: new Date(Date.parse(day(30)) + 1000).toISOString() }));
    expect(late.data).toMatchObject({
      allowed: [],
      accessUntil: null,
      refused: [{ reason: 'expired' }, { reason: 'expired' }],
    });
  });

  it('takes a checkbox for no release', async () => {
    await expect(
      ask(JSON.stringify({ release: { con_Consent: true }, request: {}, sender: {} })),
    ).rejects.toMatchObject({
      code: 'CONSENT_REQUEST_INVALID',
      where: expect.arrayContaining([expect.objectContaining({ file: 'request.json', field: 'release.subject' })]),
    });
    await expect(ask('not json')).rejects.toMatchObject({ code: 'CONSENT_REQUEST_NOT_JSON' });
  });

  it('shows the form of the request as JSON Schema', async () => {
    const { data } = await run('consent schema', new Uint8Array());
    expect(data).toMatchObject({
      type: 'object',
      required: ['release', 'request', 'sender'],
      additionalProperties: false,
    });
  });
});
