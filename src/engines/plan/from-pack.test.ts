import { describe, expect, it } from 'vitest';
import { describeWithShared } from '../../testing/shared-data.ts';
import { planFromEntries, planFromPack } from './from-pack.ts';
import { nap } from './testing/nap.ts';

const ofKind = (kind: string) => nap.nodes.filter((n) => n.kind === kind);

describe('the shipped plan', () => {
  it('has 4 pillars, 21 principles and 32 actions', () => {
    expect(['pillar', 'principle', 'action', 'milestone'].map((k) => ofKind(k).length)).toEqual([4, 21, 32, 0]);
  });

  it('is closed and names its horizon', () => {
    expect(nap.plan).toMatchObject({ status: 'closed', start: '2021-12-03', end: '2024-12-02' });
  });

  it('has no official number, and no lead', () => {
    expect(nap.nodes.every((n) => n.officialCode === null)).toBe(true);
    expect(new Set(nap.assignments.map((a) => a.role))).toEqual(new Set(['named']));
  });

  it('has 20 members, 12 of them statutory', () => {
    const members = nap.agencies.filter((a) => a.member);
    expect(members).toHaveLength(20);
    expect(members.filter((a) => a.statutory)).toHaveLength(12);
  });

  it('speaks Spanish in every pillar, principle, action and commitment', () => {
    for (const { title } of [...nap.nodes, ...nap.commitments]) expect(title.es).toBeTruthy();
  });

  it('cites a source for every node and commitment', () => {
    for (const { source } of [...nap.nodes, ...nap.commitments]) expect(source?.cite).toBeTruthy();
  });
});

describe('a plan pack', () => {
  it('that is not loaded is refused by name', () => {
    expect(() => planFromPack({ pack: () => undefined }, 'us-nap-2031')).toThrow(/us-nap-2031/);
  });
  it('without its plan row is refused', () => {
    expect(() => planFromEntries([])).toThrow(expect.objectContaining({ code: 'PLAN_PACK_INCOMPLETE' }));
  });
});

const parse = <T>(text: string) => JSON.parse(text) as T;

describeWithShared(
  'the shipped actions agree with the data they came from',
  'data/plan/nap/priority-actions.json',
  (text) => {
    interface Raw {
      id: string;
      principle: string;
      title: string;
      agencies: string[];
      timeframe: string;
    }
    const raw = parse<Raw[]>(text);
    it('in number, place, words, bodies and time frame', () => {
      const shipped = ofKind('action').map((n) => ({
        id: n.code,
        principle: n.parentId?.replace('us-nap-2021.', ''),
        title: n.title.en,
        agencies: nap.assignments.filter((a) => a.nodeId === n.id).map((a) => a.org),
        timeframe: nap.timeframes.find((t) => t.nodeId === n.id)?.revisions[0]?.text,
      }));
      expect(shipped).toEqual(
        raw.map(({ id, principle, title, agencies, timeframe }) => ({ id, principle, title, agencies, timeframe })),
      );
    });
  },
);

describeWithShared(
  'the shipped principles agree with the data they came from',
  'data/plan/nap/principles.json',
  (text) => {
    const raw = parse<{ principles: { id: string; title: string }[] }>(text);
    it('in number and words', () => {
      expect(ofKind('principle').map((n) => [n.code, n.title.en])).toEqual(raw.principles.map((p) => [p.id, p.title]));
    });
  },
);

describeWithShared(
  'the shipped members agree with the data they came from',
  'data/plan/nap/pitf-members.json',
  (text) => {
    const raw = parse<{ members: { acronym: string; name: string; statutory: boolean }[]; pitfMeetings: string[] }>(
      text,
    );
    it('in acronym, name and statute', () => {
      const members = nap.agencies.filter((a) => a.member).map((a) => [a.id, a.name.en, a.statutory]);
      expect(members).toEqual(raw.members.map((m) => [m.acronym, m.name, m.statutory]));
      expect(nap.cycles.map((c) => c.date)).toEqual(raw.pitfMeetings);
    });
  },
);

describeWithShared(
  'the shipped commitments agree with the data they came from',
  'data/plan/nap/pitf-commitments.json',
  (text) => {
    interface Raw {
      id: string;
      meetingDate: string;
      pillar: string;
      agencies: string[];
      title: string;
      statusAsPublished: string;
      timeframe: string | null;
      quantities: unknown[];
      thread: string | null;
    }
    const raw = parse<Raw[]>(text);
    it('in every field', () => {
      const date = new Map(nap.cycles.map((c) => [c.id, c.date]));
      const pillar = new Map(nap.nodes.map((n) => [n.id, n.title.en]));
      expect(
        nap.commitments.map((c) => ({
          id: c.id,
          meetingDate: date.get(c.cycle),
          pillar: pillar.get(c.pillar ?? ''),
          agencies: c.orgs,
          title: c.title.en,
          statusAsPublished: c.status,
          timeframe: c.timeframe,
          quantities: c.quantities,
          thread: c.thread,
        })),
      ).toEqual(
        raw.map(({ id, meetingDate, pillar, agencies, title, statusAsPublished, timeframe, quantities, thread }) => ({
          id,
          meetingDate,
          pillar,
          agencies,
          title,
          statusAsPublished,
          timeframe,
          quantities,
          thread,
        })),
      );
    });
  },
);
