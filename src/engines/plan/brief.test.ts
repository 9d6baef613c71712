import { describe, expect, it } from 'vitest';
import { briefMarkdown, type Translate } from './brief.ts';
import { nap } from './testing/nap.ts';
import { dueOn, node, said, small } from './testing/small.ts';

const t: Translate = (key, values = {}) => `${key} ${Object.values(values).join(' ')}`.trim();
const asOf = '2024-11-30';

describe('a brief', () => {
  it('for a pillar names its actions, and the open questions about its commitments', () => {
    const text = briefMarkdown(nap, { scope: { pillar: 'us-nap-2021.2' }, asOf, lang: 'en', t });
    expect(text).toContain('# plan.brief.title Protection US National Action Plan');
    expect(text).toContain('plan.brief.counts 12 10 0');
    expect(text).toContain('Keep priority on OVC housing program (plan.state.no\\_response)');
    expect(text).toContain('plan.ledger.slip state-interview-training');
    expect(text).toContain('## plan.brief.closed\n\n- plan.ledger.closure doj-funding');
    expect(text).not.toContain('Webinar series');
  });
  it('for an agency takes its offices with it', () => {
    const text = briefMarkdown(nap, { scope: { agency: 'DOJ' }, asOf, lang: 'en', t });
    expect(text).toContain('Self-guided training');
    expect(text).toContain('plan.brief.counts 8 13 0');
  });
  it('for an office stays with the office', () => {
    const text = briefMarkdown(nap, { scope: { agency: 'doj/ovw' }, asOf, lang: 'en', t });
    expect(text).toContain('plan.brief.counts 0 1 0');
  });
  it('speaks Spanish where Spanish is there', () => {
    const text = briefMarkdown(nap, { scope: { pillar: 'us-nap-2021.1' }, asOf, lang: 'es', t });
    expect(text).toContain('# plan.brief.title Prevención');
  });
  it('is about a page: no more questions than asked for', () => {
    const text = briefMarkdown(nap, { scope: { agency: 'State' }, asOf, lang: 'en', t, most: 2 });
    expect(text.split('## plan.brief.questions')[1]?.match(/^- /gm)).toHaveLength(2);
  });
  it('shows what is late, and leaves out sections that are empty', () => {
    const doc = small({
      timeframes: [dueOn('a1', '2024-11-20')],
      updates: [said('a1', 'DOJ', 'on_track', { at: '2024-11-01T00:00:00Z' })],
    });
    const text = briefMarkdown(doc, { scope: { pillar: '1' }, asOf, lang: 'en', t });
    expect(text).toContain('plan.brief.due\\_line House survivors 2024-11-20 10');
    expect(text).not.toContain('## plan.brief.next');
  });
  it('does not let a title write Markdown', () => {
    const doc = small({ nodes: [node('1', null, 'pillar', '![x](http://evil)\n# Top')] });
    const text = briefMarkdown(doc, { scope: { pillar: '1' }, asOf, lang: 'en', t });
    expect(text).not.toMatch(/(?<!\\)\]\(/);
    expect(text.match(/^# /gm)).toHaveLength(1);
  });
  it('for a pillar or an agency that is not there is refused', () => {
    const of = (scope: { pillar: string } | { agency: string }) => () =>
      briefMarkdown(nap, { scope, asOf, lang: 'en', t });
    expect(of({ pillar: 'us-nap-2021.1.1' })).toThrow(expect.objectContaining({ code: 'PLAN_NODE_UNKNOWN' }));
    expect(of({ agency: 'NASA' })).toThrow(expect.objectContaining({ code: 'PLAN_NODE_UNKNOWN' }));
  });
});
