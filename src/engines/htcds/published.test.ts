import { describe, expect, it } from 'vitest';
import { sharedBytes } from '../../testing/shared-data.ts';
import { checkForm, readXForm, takeRepairs, writeXForm, writeXlsForm } from '../forms/index.ts';
import {
  checkFormByStandard,
  compareStandards,
  formOfStandard,
  mapForm,
  type PublishedStandard,
  readHtcdsFile,
  type Standard,
  standardOf,
} from './index.ts';

const folder = 'data/protection/htcds';
const ods = sharedBytes(`${folder}/HTCDS Field Standards 2.0.ods`);
const xlsx = sharedBytes(`${folder}/htcds_xlsform.xlsx`);
const xml = sharedBytes(`${folder}/htcds_xlsform.xml`);
const nothing: Standard = { version: '2.0', sections: [], fields: [], lists: new Map() };

const publishedIn = (bytes: Uint8Array): PublishedStandard => {
  const file = readHtcdsFile(bytes, nothing);
  if (file.holds !== 'standard') throw new Error(`the file holds ${file.holds}`);
  return file.published;
};
const formIn = (bytes: Uint8Array, standard: Standard) => {
  const file = readHtcdsFile(bytes, standard);
  if (file.holds !== 'form') throw new Error(`the file holds ${file.holds}`);
  return file.file;
};
/** Control, what it asks for, its label and its items, as the file itself has them: nothing of our reader in between. */
const bodyOf = (bytes: Uint8Array) => {
  const text = new TextDecoder().decode(bytes);
  const body = text.slice(text.indexOf('<h:body>'), text.indexOf('</h:body>'));
  return [...body.matchAll(/<(select1|select|input) ref="([^"]+)">(.*?)<\/\1>/gs)].map(
    ([, control, ref, inside = '']) => ({
      control,
      ref,
      label: /<label>(.*?)<\/label>/s.exec(inside)?.[1],
      items: [...inside.matchAll(/<item><label>(.*?)<\/label><value>(.*?)<\/value><\/item>/gs)].map(
        ([, label, value]) => [value, label],
      ),
    }),
  );
};

if (!ods || !xlsx || !xml) {
  describe('the published standard', () => it.skip(`skipped: ../shared/${folder} is not here`));
} else {
  const published = publishedIn(ods);
  const standard = standardOf(published, '2.0');
  const codesOf = (key: string) => published.fields.find((field) => field.key === key)?.values.length;

  describe('the published table', () => {
    it('has 107 rows: 83 fields, 80 in draft, 3 given up, 40 core; one row without a key, nine examples', () => {
      expect(published.rows).toBe(107);
      expect(published.headings).toHaveLength(13);
      expect(published.fields).toHaveLength(83);
      expect(published.fields.filter(({ status }) => status === 'draft')).toHaveLength(80);
      expect(published.fields.filter(({ status }) => status === 'deprecated').map(({ key }) => key)).toEqual([
        'vic_AgreementToManagePersonalData',
        'vic_Vulnerabilities',
        'vic_DetailsOfVulnerabilities',
      ]);
      expect(published.fields.filter(({ core }) => core)).toHaveLength(40);
      expect(published.unkeyed).toMatchObject([{ name: 'per_Organisation', place: { row: 59 } }]);
      expect(published.examples).toHaveLength(9);
      expect(new Set(published.examples.map(({ section }) => section)).size).toBe(3);
    });

    it('has the code lists of the guide', () => {
      const keys = [
        'vic_MethodsOfControl',
        'vic_TypeOfExploitation',
        'vic_ForcedLabourIndustry',
        'vic_MethodOfRecruitment',
      ];
      expect(keys.map(codesOf)).toEqual([16, 11, 21, 10]);
      const more = [
        'vic_TypeOfSexExploitation',
        'vic_TraffickingStatus',
        'vic_TraffickingStatusDecisionMakingOrg',
        'prs_Gender',
        'cas_Status',
      ];
      expect(more.map(codesOf)).toEqual([4, 3, 5, 6, 4]);
    });

    it('counts its fields by section', () => {
      const counts = [...new Set(published.fields.map(({ section }) => section))].map(
        (section) => published.fields.filter((field) => field.section === section).length,
      );
      expect(counts).toEqual([10, 25, 16, 2, 3, 10, 1, 10, 5, 1]);
    });

    it('tells what is off in it, cell by cell', () => {
      const places = published.findings.map(({ code, place }) => `${code} ${place.column}${place.row}`);
      expect(places).toContain('HTCDS_ROW_WITHOUT_KEY G59');
      expect(places).toContain('HTCDS_VALUE_SPACING K19');
      expect(places).toContain('HTCDS_VALUE_SPACING K48');
      expect(places).toContain('HTCDS_LIST_ELSEWHERE J26');
      expect(places.filter((place) => place.startsWith('HTCDS_EXAMPLE_ROW'))).toHaveLength(9);
    });

    it('is the same as itself, and differs from one that was changed', () => {
      expect(compareStandards(published, standard)).toEqual([]);
      const changed = standard.fields
        .slice(1)
        .map((field) => (field.key === 'prs_Title' ? { ...field, core: false } : field));
      const found = compareStandards(published, {
        ...standard,
        fields: [...changed, { ...(standard.fields[1] as (typeof standard.fields)[1]), key: 'xxx_New' }],
      });
      expect(found.map(({ code, values }) => [code, values.key])).toEqual([
        ['HTCDS_FIELD_NOT_IN_PACK', 'org_Name'],
        ['HTCDS_FIELD_DIFFERS_FROM_PACK', 'prs_Title'],
        ['HTCDS_FIELD_ONLY_IN_PACK', 'xxx_New'],
      ]);
    });
  });

  describe.each([
    ['workbook', xlsx, 'survey'],
    ['XForm', xml, undefined],
  ])('the toolkit form as %s', (_format, bytes, sheet) => {
    const { form, findings } = formIn(bytes, standard);
    const map = mapForm(form, standard);
    const found = [...checkForm(form), ...checkFormByStandard(form, standard)];

    it('maps all 34 rows: 31 questions, each on a field, and three that fill in themselves', () => {
      expect(form.questions).toHaveLength(34);
      expect(map.filter(({ key }) => key !== null)).toHaveLength(31);
      expect(map.filter(({ key }) => key === null).map(({ name }) => name)).toEqual(['start', 'end', '__version__']);
      expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    });

    it('has 5 questions with several answers, 6 with one, 20 open ones, 331 choices', () => {
      const many = (kind: string) => form.questions.filter((question) => question.kind === kind).length;
      expect([many('select-multiple'), many('select-one'), many('text') + many('date')]).toEqual([5, 6, 20]);
      expect(form.lists.reduce((sum, { choices }) => sum + choices.length, 0)).toBe(331);
    });

    it('departs from the standard where we know it does', () => {
      const said = found.filter(({ severity, code }) => severity !== 'note' && code !== 'HTCDS_FORM_CORE_MISSING');
      expect(said.map(({ code, values }) => `${code} ${values.key ?? values.name ?? values.choice}`).sort()).toEqual(
        [
          'FORM_LABEL_TWICE prs_Title',
          ...(sheet ? ['FORM_CHOICE_SPACING DebtBondage '] : []),
          'HTCDS_FORM_LABEL_DIFFERS prs_Title',
          'HTCDS_FORM_NAME_DIFFERS prs_FirstName',
          'HTCDS_FORM_NAME_DIFFERS prs_SecondName',
          'HTCDS_FORM_NAME_DIFFERS vic_MethodsOfControl',
          'HTCDS_FORM_TYPE_DIFFERS cas_ReasonForIncomingReferral',
          'HTCDS_FORM_TYPE_DIFFERS prs_Citizenship',
          'HTCDS_FORM_TYPE_DIFFERS vic_ForcedLabourIndustry',
        ].sort(),
      );
      expect(found.filter(({ code }) => code === 'HTCDS_FORM_CORE_MISSING')).toHaveLength(7);
    });

    it('with every repair taken has nothing left to repair', () => {
      const repairs = found.flatMap(({ repair }) => (repair ? [repair] : []));
      const repaired = takeRepairs(form, [...new Map(repairs.map((repair) => [repair.id, repair])).values()]);
      const left = [...checkForm(repaired), ...checkFormByStandard(repaired, standard)];
      expect(left.filter(({ repair }) => repair)).toEqual([]);
    });
  });

  describe('the toolkit form written by us', () => {
    it('as XForm has the same controls and choices as the published one, once the stray spaces are taken out', () => {
      const { form } = formIn(xlsx, standard);
      const spaces = checkForm(form).flatMap(({ repair, code }) =>
        repair && code.endsWith('SPACING') ? [repair] : [],
      );
      expect(spaces.map(({ id }) => id)).toEqual([
        'choices!C2',
        'choices!C3',
        'choices!C4',
        'choices!C5',
        'choices!C6',
        'choices!B270',
        'choices!C270',
      ]);
      const written = bodyOf(writeXForm(takeRepairs(form, spaces)));
      expect(written).toEqual(bodyOf(xml));
      expect(written).toHaveLength(31);
      expect(written.flatMap(({ items }) => items)).toHaveLength(331);
    });

    it('says the same through each format', () => {
      const { form } = readXForm(xml);
      expect(bodyOf(writeXForm(formIn(writeXlsForm(form), standard).form))).toEqual(bodyOf(xml));
    });
  });

  it('a form made after the standard has nothing that the standard would not say', () => {
    const core = new Set(
      standard.fields.filter((field) => field.core && field.status === 'draft').map(({ key }) => key),
    );
    const form = formOfStandard(standard, core);
    expect(form.questions).toHaveLength(38);
    expect(checkForm(form).filter(({ code }) => code !== 'FORM_LABEL_TWICE')).toEqual([]);
    expect(
      checkFormByStandard(form, standard).filter(
        ({ severity, values }) => severity !== 'note' && values.key !== 'prs_Citizenship',
      ),
    ).toEqual([]);
    expect(formIn(writeXForm(form), standard).findings).toEqual([]);
  });
}
