import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyElement } from './fixture.ts';
import { parseStratml, StratmlError, writeStratml } from './index.ts';

const PART_2 = 'urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport';
const plan = (core: string, after = '') =>
  `<PerformancePlanOrReport xmlns="${PART_2}" Type="Performance_Plan">\n<Name>P</Name>\n<StrategicPlanCore>\n${core}\n</StrategicPlanCore>\n${after}</PerformancePlanOrReport>`;
const GOAL = '<Goal><Name>G</Name><Description/></Goal>';

function refused(text: string | Uint8Array): StratmlError {
  try {
    parseStratml(text);
  } catch (error) {
    if (error instanceof StratmlError) return error;
    throw error;
  }
  throw new Error('was read');
}

describe('reading StratML', () => {
  it('goes by namespace and not by prefix, and passes over comments and processing instructions', () => {
    const text = `<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><!-- a -->
      <s:PerformancePlanOrReport xmlns:s="${PART_2}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" Type="Strategic_Plan">
        <s:Name>A<!-- b --> <![CDATA[<plan>]]></s:Name>
        <s:StrategicPlanCore><s:Goal><s:Name>G</s:Name><s:Description>D</s:Description></s:Goal></s:StrategicPlanCore>
      </s:PerformancePlanOrReport>`;
    expect(parseStratml(text)).toStrictEqual({
      type: 'Strategic_Plan',
      name: 'A <plan>',
      core: {
        organizations: [],
        values: [],
        goals: [{ name: 'G', description: 'D', stakeholders: [], objectives: [] }],
      },
    });
  });

  it('reads a Part 1 strategic plan and moves its submitter to its place', () => {
    const text = `<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><Name>Old</Name><StrategicPlanCore>${GOAL}</StrategicPlanCore>
      <AdministrativeInformation><StartDate>2014-04-01</StartDate><Submitter><GivenName>Owen</GivenName></Submitter></AdministrativeInformation></StrategicPlan>`;
    const document = parseStratml(text);
    expect(document).toMatchObject({ type: 'Strategic_Plan', submitter: { givenName: 'Owen' } });
    expect(document.administrativeInformation).toStrictEqual({ startDate: '2014-04-01' });
    expect(parseStratml(writeStratml(document))).toStrictEqual(document);
  });

  it('takes white space off dates, numbers, identifiers and addresses, and the time zone off dates', () => {
    const text = plan(
      GOAL.replace('<Description/>', '<Description/><Identifier>\n _g \n</Identifier>'),
      '<AdministrativeInformation><StartDate> 2024-02-29Z </StartDate><EndDate>2024-12-31-05:00</EndDate><PublicationDate> </PublicationDate><Source> https://x.gov </Source></AdministrativeInformation>',
    );
    const document = parseStratml(text);
    expect(document.core.goals[0]?.identifier).toBe('_g');
    expect(document.administrativeInformation).toStrictEqual({
      startDate: '2024-02-29',
      endDate: '2024-12-31',
      publicationDate: '',
      source: 'https://x.gov',
    });
  });

  it('reads bytes in the encoding they declare', () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${plan(GOAL.replace('G<', 'é<'))}`;
    const bytes = Uint8Array.from(Buffer.from(text, 'latin1'));
    expect(parseStratml(bytes).core.goals[0]?.name).toBe('é');
    expect(refused(Uint8Array.from(Buffer.from(plan(GOAL.replace('G<', 'é<')), 'latin1'))).code).toBe(
      'STRATML_BAD_ENCODING',
    );
    const wide = Uint8Array.from(Buffer.from(`\ufeff${plan(GOAL)}`, 'utf16le'));
    expect(parseStratml(wide).name).toBe('P');
  });

  it.each([
    ['a DTD', `<!DOCTYPE x [<!ENTITY a "b">]>${plan(GOAL)}`, 'STRATML_HAS_DTD'],
    ['an external DTD', `<!DOCTYPE x SYSTEM "file:///etc/passwd">${plan(GOAL)}`, 'STRATML_HAS_DTD'],
    ['an entity nobody declared', plan(GOAL.replace('G<', '&a;<')), 'STRATML_NOT_WELL_FORMED'],
    ['XML cut off', plan(GOAL).slice(0, -20), 'STRATML_NOT_WELL_FORMED'],
    ['no XML', 'hello', 'STRATML_NOT_WELL_FORMED'],
    ['nothing', '', 'STRATML_NOT_WELL_FORMED'],
    ['another XML file', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'STRATML_NOT_STRATML'],
    ['no goal', plan(''), 'STRATML_MISSING_ELEMENT'],
    ['a goal without a description', plan('<Goal><Name>G</Name></Goal>'), 'STRATML_MISSING_ELEMENT'],
    [
      'a goal whose description comes first',
      plan('<Goal><Description/><Name>G</Name></Goal>'),
      'STRATML_MISSING_ELEMENT',
    ],
    ['a mission before the vision', plan(`<Mission/><Vision/>${GOAL}`), 'STRATML_WRONG_ORDER'],
    ['two visions', plan(`<Vision/><Vision/>${GOAL}`), 'STRATML_TOO_MANY'],
    ['an element nobody knows', plan(`${GOAL}<Budget/>`), 'STRATML_UNEXPECTED_ELEMENT'],
    ['an element inside text', plan(GOAL.replace('G<', '<b/><')), 'STRATML_UNEXPECTED_ELEMENT'],
    ['an element of another namespace', plan(`<Vision xmlns="urn:x"/>${GOAL}`), 'STRATML_UNEXPECTED_ELEMENT'],
    ['text between elements', plan(`and ${GOAL}`), 'STRATML_UNEXPECTED_TEXT'],
    ['an attribute nobody knows', plan('<Goal id="a"><Name/><Description/></Goal>'), 'STRATML_UNEXPECTED_ATTRIBUTE'],
    ['a type nobody knows', plan(GOAL).replace('Performance_Plan', 'Plan'), 'STRATML_BAD_CODE'],
    [
      'the same identifier twice',
      plan(`<Vision><Identifier>a</Identifier></Vision><Mission><Identifier>a</Identifier></Mission>${GOAL}`),
      'STRATML_DUPLICATE_ID',
    ],
    [
      'an identifier that begins with a digit',
      plan(`<Vision><Identifier>1a</Identifier></Vision>${GOAL}`),
      'STRATML_BAD_IDENTIFIER',
    ],
    [
      'an address that is none',
      plan(GOAL, '<AdministrativeInformation><Source>http://[x</Source></AdministrativeInformation>'),
      'STRATML_BAD_SOURCE',
    ],
    [
      'a day that never was',
      plan(GOAL, '<AdministrativeInformation><EndDate>2023-02-29</EndDate></AdministrativeInformation>'),
      'STRATML_BAD_DATE',
    ],
  ])('refuses %s', (_, text, code) => {
    expect(refused(text).code).toBe(code);
    expect(refused(text).fix).toMatch(/\w/);
  });

  it('says where, and what to do', () => {
    const error = refused(plan(`${GOAL}\n<Goal>\n<Description/>\n</Goal>`));
    expect(error).toMatchObject({
      code: 'STRATML_MISSING_ELEMENT',
      line: 6,
      element: 'PerformancePlanOrReport/StrategicPlanCore[1]/Goal[2]/Description[1]',
      message: 'Goal lacks its Name.',
    });
    expect(error.fix).toContain('Name, Description, Identifier');
  });

  it('stops at its limits', () => {
    const call = (limits: object) => () => parseStratml(plan(GOAL), limits);
    expect(call({ size: 20 })).toThrow(expect.objectContaining({ code: 'STRATML_TOO_LARGE' }));
    expect(call({ elements: 3 })).toThrow(expect.objectContaining({ code: 'STRATML_TOO_LARGE' }));
  });

  it('ends in a document or a StratmlError, whatever is done to a file', () => {
    const good = writeStratml(everyElement);
    const edit = fc.record({
      at: fc.nat(good.length),
      cut: fc.nat(30),
      put: fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom('<Name>', '</Goal>', '<!--', '&lt;', '<Goal/>', ']]>'),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = edits.reduce((now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut), good);
        try {
          parseStratml(text);
        } catch (error) {
          expect(error).toBeInstanceOf(StratmlError);
        }
      }),
      { numRuns: 200 },
    );
  });
});
