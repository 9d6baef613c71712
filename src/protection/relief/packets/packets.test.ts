import { strFromU8, unzipSync } from 'fflate';
import { PDFDocument, PDFName } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { outcomeOf } from '../../casework/testing/house.ts';
import { stateFacts } from '../case/state-facts.ts';
import { reliefCalendar } from '../days/relief-calendar.ts';
import { setEvidence } from '../evidence/set-evidence.ts';
import { reliefHouse } from '../testing/relief-house.ts';
import { packetKinds } from './contract.ts';
import { makePacket } from './make-packet.ts';

const name = 'Nemoria';

describe('drafts for an attorney', () => {
  let world: TestWorld;
  let house: Awaited<ReturnType<typeof reliefHouse>>;
  beforeAll(async () => {
    world = await testWorld('2026-11-24T12:00:00.000Z');
    house = await reliefHouse(world, { 'identity.given-name': name });
    await world.perform(house.worker, stateFacts, {
      survivorId: house.survivorId,
      facts: [
        { fact: 'supplement-b-signed-on', value: '2026-07-01' },
        { fact: 'i918-filed-on', state: 'none' },
        { fact: 'willing-to-assist', value: true },
        { fact: 'trauma-prevents-help', value: true },
      ],
    });
    await world.perform(house.attorney, setEvidence, {
      survivorId: house.survivorId,
      rule: 'us.u.suppb-6m',
      paper: 'supplement-b',
      state: 'asked-for',
    });
  });
  const draft = (packet: string, as: string) =>
    world.perform(house.attorney, makePacket, { survivorId: house.survivorId, packet, as });
  const wordsOf = async (packet: string) => {
    const file = await draft(packet, 'docx');
    return strFromU8(unzipSync(file.bytes)['word/document.xml'] ?? new Uint8Array());
  };

  it.each(packetKinds)('%s says that it is no legal advice, names its sources and no person', async (packet) => {
    const text = await wordsOf(packet);
    expect(text).toContain('not legal advice');
    expect(text).toMatch(/USC|CFR/);
    expect(text).toContain('not yet checked by an attorney');
    expect(text).not.toContain(name);
    expect(text).toContain('w:val="Heading1"');
  });

  it('holds the day, the paper and the facts that may leave, and no other', async () => {
    const text = await wordsOf('supplement-b');
    expect(text).toContain('January 1, 2027');
    expect(text).toContain('asked for');
    // health: an attorney may not hand it out
    expect(await wordsOf('declaration')).toMatch(/trauma[^<]*: not known yet/i);
  });

  it('is a PDF that a screen reader can follow: a tree of headings, lists and tables, a title, a language', async () => {
    const { bytes, name: file } = await draft('loss-worksheet', 'pdf');
    expect(file).toBe('draft.pdf');
    const pdf = await PDFDocument.load(bytes);
    expect(pdf.getTitle()).toBe('Worksheet of losses');
    expect(pdf.catalog.get(PDFName.of('Lang'))?.toString()).toContain('en');
    expect(pdf.catalog.get(PDFName.of('MarkInfo'))?.toString()).toContain('/Marked true');
    const roles = pdf.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => /\/S \/(\w+)/.exec(object.toString())?.[1] ?? []);
    expect(new Set(roles)).toEqual(new Set(['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']));
    for (const page of pdf.getPages()) expect(page.node.has(PDFName.of('StructParents'))).toBe(true);
  });

  it('is not made by who may not hand out what is legal', async () => {
    const asked = { survivorId: house.survivorId, packet: 'declaration' };
    expect(await outcomeOf(world, house.worker, makePacket, asked)).toBe('NOT_PERMITTED');
    expect(await outcomeOf(world, house.colleague, makePacket, asked)).toBe('NOT_PERMITTED');
  });

  it('exports its days with titles that tell a bystander nothing', async () => {
    const { bytes, name: file } = await world.perform(house.worker, reliefCalendar, { survivorId: house.survivorId });
    const text = Buffer.from(bytes).toString();
    expect(file).toBe('calendar.ics');
    expect(text).toContain('DTSTART;VALUE=DATE:20270101');
    expect(text).not.toMatch(/visa|traffick|relief|legal|court|immigration|fourfold|survivor|victim/i);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(
      [...text.matchAll(/^SUMMARY:(.*)$/gm)].every(([, title]) => /^Reminder [0-9A-F]{4}\r?$/.test(title ?? '')),
    ).toBe(true);
  });
});
