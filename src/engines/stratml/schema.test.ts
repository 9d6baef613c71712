import fc from 'fast-check';
import { expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { describeWithShared } from '../../testing/shared-data.ts';
import { anyDocument, everyElement } from './fixture.ts';
import { parseStratml, StratmlError, writeStratml } from './index.ts';

const SCHEMA = 'data/plan/standards/stratml/PerformancePlanOrReport20160216.xsd';

describeWithShared('the published schema, 2.2.6', SCHEMA, (schema) => {
  const faults = async (xml: string) => (await validateXML({ xml, schema })).errors.map((error) => error.message);

  it('accepts what the writer writes when every element is used', async () => {
    expect(await faults(writeStratml(everyElement))).toEqual([]);
  });

  it('accepts what the writer writes for any document', async () => {
    const xml = fc.sample(anyDocument, { numRuns: 40, seed: 4 }).map((document, index) => ({
      fileName: `plan-${index}.xml`,
      contents: writeStratml(document),
    }));
    const { valid, errors } = await validateXML({ xml, schema });
    expect(errors.map((error) => error.message)).toEqual([]);
    expect(valid).toBe(true);
  });

  it('refuses the same single faults as the reader', async () => {
    const good = writeStratml(everyElement);
    // Not among them: an identifier that stands twice, which xmllint does not look for in elements and the reader does.
    const edits: [RegExp, string][] = [
      [/ Type="Performance_Report"/, ''],
      [/Performance_Report"/, 'Report"'],
      [/<Description>The plan of 2021.<\/Description>/, '<Extra/>'],
      [/(<Acronym>.*<\/Acronym>)\s*(<Identifier>.*?<\/Identifier>)/, '$2$1'],
      [/<Name>Principle 1.1<\/Name>/, ''],
      [/<RoleType>Performer<\/RoleType>/, '<RoleType>Performer</RoleType><RoleType>Performer</RoleType>'],
      [/<RoleType>Performer/, '<RoleType>Helper'],
      [/2024-02-29/, '2023-02-29'],
      [/12\.50/, '1e3'],
      [/_goal-1/, '1goal'],
      [/<Mission>/, '<Mission>text'],
      [/<Mission>/, '<Mission lang="en">'],
      [/xmlns="[^"]*"/, 'xmlns="urn:other"'],
    ];
    const files = edits.map(([pattern, replacement], index) => ({
      fileName: `fault-${index}.xml`,
      contents: good.replace(pattern, replacement),
    }));
    const { errors } = await validateXML({ xml: files, schema });
    const refusedBySchema = new Set(errors.map((error) => error.loc?.fileName));
    for (const { fileName, contents } of files) {
      expect(contents).not.toBe(good);
      expect(refusedBySchema).toContain(fileName);
      expect(() => parseStratml(contents), fileName).toThrow(StratmlError);
    }
  });
});
