import { describe, expect, it } from 'vitest';
import { describeWithShared, sharedData } from '../../../testing/shared-data.ts';
import { epcisHash } from '../commands/epcis-hash.ts';
import { epcisValidate } from '../commands/epcis-validate.ts';
import { contextOver } from '../testing/context.ts';
import { digitalLinkOf } from './digital-link.ts';
import { type Checked, checkEpcis } from './validate.ts';

type Validated = Checked & {
  readonly valid: boolean;
  readonly count: number;
  readonly errors: readonly { readonly path: string; readonly code: string; readonly found: string }[];
};
type Hashed = { readonly events: readonly { readonly hash: string; readonly preHash: string }[] };

const context = ['https://ref.gs1.org/standards/epcis/epcis-context.jsonld', { mill: 'https://ns.mill.example/' }];
const documentOf = (...eventList: readonly object[]) => ({
  '@context': context,
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-03-02T10:00:00Z',
  epcisBody: { eventList },
});
const spinning = {
  type: 'TransformationEvent',
  eventTime: '2026-03-01T14:00:00+05:30',
  eventTimeZoneOffset: '+05:30',
  inputQuantityList: [
    { epcClass: 'urn:epc:class:lgtin:4012345.011111.BALE-7', quantity: 120.0, uom: 'KGM' },
    { epcClass: 'urn:epc:class:lgtin:4012345.011111.BALE-8', quantity: 80, uom: 'KGM' },
  ],
  outputQuantityList: [{ epcClass: 'urn:epc:class:lgtin:4012345.022222.YARN-1', quantity: 176, uom: 'KGM' }],
  bizStep: 'commissioning',
  readPoint: { id: 'urn:epc:id:sgln:4012345.00011.0' },
  sourceList: [{ type: 'owning_party', source: 'urn:epc:id:pgln:4012345.00000' }],
  'mill:shift': 'night',
};

const validate = async (document: unknown): Promise<Validated & { readonly exit: number | undefined }> => {
  const { data, exit } = await epcisValidate.run(contextOver({ e: JSON.stringify(document) }), ['e'], {});
  return { ...(data as Validated), exit };
};
const hash = async (document: unknown) => {
  const { data } = await epcisHash.run(contextOver({ e: JSON.stringify(document) }), ['e'], {});
  return (data as Hashed).events;
};

describe('fourfold epcis validate', () => {
  it('counts the events of a valid document by type', async () => {
    const answer = await validate(documentOf(spinning, spinning, { ...spinning, type: 'mill:OwnEvent' }));
    expect(answer).toMatchObject({ valid: true, count: 3, errors: [], exit: undefined });
    expect(answer.events).toEqual({ TransformationEvent: 2, 'mill:OwnEvent': 1 });
  });

  it('names each fault by its path, once', async () => {
    const answer = await validate(
      documentOf(
        { ...spinning, bizStep: 'spinning', eventTime: '1 March', shift: 'night', outputQuantityList: [] },
        {
          type: 'ObjectEvent',
          eventTime: spinning.eventTime,
          eventTimeZoneOffset: '5:30',
          action: 'OBSERVE',
          quantityList: [{ epcClass: 'bale', quantity: '3', weight: 1 }],
          ilmd: { 'mill:lot': '7' },
        },
      ),
    );
    expect(answer.exit).toBe(1);
    const at = '$.epcisBody.eventList';
    expect(answer.errors.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      `${at}[0] one-of-fields`,
      `${at}[0].bizStep word`,
      `${at}[0].eventTime time`,
      `${at}[0].shift unknown-field`,
      `${at}[1].action choice`,
      `${at}[1].eventTimeZoneOffset pattern`,
      `${at}[1].quantityList[0].epcClass uri`,
      `${at}[1].quantityList[0].quantity type`,
      `${at}[1].quantityList[0].weight unknown-field`,
    ]);
  });

  it('checks queries, and refuses what is not JSON or no object', async () => {
    expect(await validate({ eventType: ['ObjectEvent'], GE_quantity: 1, 'EQ_mill:shift': ['night'] })).toMatchObject({
      valid: true,
      kind: 'query',
    });
    expect(await validate({ EQ_action: ['SHIPPED'], MATCH_epcc: [] })).toMatchObject({
      errors: [{ path: '$.MATCH_epcc' }, { path: '$.EQ_action[0]' }],
    });
    expect(await validate([])).toMatchObject({ valid: false, errors: [{ path: '$', code: 'type' }] });
    await expect(epcisValidate.run(contextOver({ e: '<EPCISDocument/>' }), ['e'], {})).rejects.toMatchObject({
      code: 'SUPPLY_EPCIS_UNREADABLE',
    });
  });
});

describe('fourfold epcis hash', () => {
  it('writes the pre-hash string in the order of the standard', async () => {
    const [event] = await hash(documentOf(spinning));
    const party = 'https://ref.gs1.org/cbv/SDT-owning_party';
    expect(event?.preHash).toBe(
      [
        'eventType=TransformationEventeventTime=2026-03-01T08:30:00.000ZeventTimeZoneOffset=+05:30inputQuantityList',
        'quantityElementepcClass=https://id.gs1.org/01/04012345111118/10/BALE-7quantity=120uom=KGM',
        'quantityElementepcClass=https://id.gs1.org/01/04012345111118/10/BALE-8quantity=80uom=KGMoutputQuantityList',
        'quantityElementepcClass=https://id.gs1.org/01/04012345222227/10/YARN-1quantity=176uom=KGM',
        'bizStep=https://ref.gs1.org/cbv/BizStep-commissioningreadPointid=https://id.gs1.org/414/4012345000115',
        `sourceListtype=${party}source=https://id.gs1.org/417/4012345000009{https://ns.mill.example/}shift=night`,
      ].join(''),
    );
    expect(event?.hash).toMatch(/^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/);
  });

  it('is one for every spelling of an event, and another for another event', async () => {
    const other = Object.fromEntries(
      Object.entries({
        ...spinning,
        eventID: 'urn:uuid:0193',
        recordTime: '2026-03-02T00:00:00Z',
        eventTime: '2026-03-01T08:30:00.0000Z',
        inputQuantityList: spinning.inputQuantityList.toReversed(),
        bizStep: 'urn:epcglobal:cbv:bizstep:commissioning',
        readPoint: { id: 'https://mill.example/gln/4012345000115?open=1' },
        'm:shift': ' night ',
        'mill:shift': undefined,
      }).toReversed(),
    );
    const spelled = { ...documentOf(other), '@context': [context[0], { m: 'https://ns.mill.example/' }] };
    const [[one], [two], [three]] = [
      await hash(documentOf(spinning)),
      await hash(spelled),
      await hash(
        documentOf({ ...spinning, outputQuantityList: [{ ...spinning.outputQuantityList[0], quantity: 177 }] }),
      ),
    ];
    expect(two?.preHash).toBe(one?.preHash);
    expect(three?.hash).not.toBe(one?.hash);
  });

  // the first event that explains the method, with its published hash (RalphTro/epcis-event-hash-generator, MIT)
  it('agrees with the published hash of the reference event', async () => {
    const [event] = await hash({
      ...documentOf({
        type: 'ObjectEvent',
        eventTime: '2020-03-04T11:00:30.000+01:00',
        eventTimeZoneOffset: '+01:00',
        recordTime: '2020-03-04T11:00:30.999+01:00',
        epcList: [3, 1, 2].map((n) => `urn:epc:id:sscc:4012345.0000000${n}${n}${n}`),
        action: 'OBSERVE',
        bizStep: 'departing',
        readPoint: { id: 'urn:epc:id:sgln:4012345.00011.987' },
        'example:myField1': { 'example:mySubField1': '2', 'example:mySubField2': '5' },
        'example:myField2': '0',
        'example:myField3': { 'example:mySubField3': ['3', '1'] },
      }),
      '@context': [context[0], { example: 'https://ns.example.com/epcis/' }],
    });
    expect(event?.hash).toBe(
      'ni:///sha-256;6ae96341e0acc6d7a261364751f60e68278a81cdf51da0abb6b4e617014e39d7?ver=CBV2.0',
    );
  });

  it('is the same for the event in XML', async () => {
    const xml = `<?xml version="1.0"?>
      <epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2" xmlns:mill="https://ns.mill.example/"
        schemaVersion="2.0" creationDate="2026-03-02T10:00:00Z"><EPCISBody><EventList><TransformationEvent>
        <eventTime>2026-03-01T08:30:00Z</eventTime><eventTimeZoneOffset>+05:30</eventTimeZoneOffset>
        <inputQuantityList>
          <quantityElement><epcClass>urn:epc:class:lgtin:4012345.011111.BALE-7</epcClass><quantity>120.00</quantity><uom>KGM</uom></quantityElement>
          <quantityElement><epcClass>urn:epc:class:lgtin:4012345.011111.BALE-8</epcClass><quantity>80</quantity><uom>KGM</uom></quantityElement>
        </inputQuantityList>
        <outputQuantityList>
          <quantityElement><epcClass>urn:epc:class:lgtin:4012345.022222.YARN-1</epcClass><quantity>176</quantity><uom>KGM</uom></quantityElement>
        </outputQuantityList>
        <bizStep>urn:epcglobal:cbv:bizstep:commissioning</bizStep>
        <readPoint><id>urn:epc:id:sgln:4012345.00011.0</id></readPoint>
        <sourceList><source type="urn:epcglobal:cbv:sdt:owning_party">urn:epc:id:pgln:4012345.00000</source></sourceList>
        <mill:shift>night</mill:shift></TransformationEvent></EventList></EPCISBody></epcis:EPCISDocument>`;
    // what EPCIS 1.x wraps is the same event
    const wrapped = xml
      .replace('<TransformationEvent>', '<extension><TransformationEvent>')
      .replace('</TransformationEvent>', '</TransformationEvent></extension>')
      .replace('<sourceList>', '<extension><sourceList>')
      .replace('</sourceList>', '</sourceList></extension>');
    const older = await epcisHash.run(contextOver({ e: wrapped }), ['e'], {});
    const { data } = await epcisHash.run(contextOver({ e: xml }), ['e'], {});
    expect(older.data).toEqual(data);
    const [event] = await hash(documentOf(spinning));
    expect((data as Hashed).events[0]?.preHash).toBe(event?.preHash);
    await expect(epcisHash.run(contextOver({ e: '<a><b></a>' }), ['e'], {})).rejects.toMatchObject({
      code: 'SUPPLY_EPCIS_UNREADABLE',
    });
  });

  it('says where there is no event', async () => {
    await expect(hash({ type: 'EPCISDocument' })).rejects.toMatchObject({ code: 'SUPPLY_EPCIS_NO_EVENTS' });
  });
});

describe('GS1 keys as one Digital Link', () => {
  it.each([
    ['urn:epc:id:sgtin:0614141.812345.6789%2F!', 'https://id.gs1.org/01/80614141123458/21/6789%2F%21'],
    ['urn:epc:id:sgln:4012345.00005.0', 'https://id.gs1.org/414/4012345000054'],
    ['urn:epc:id:gdti:987659999999..9', 'https://id.gs1.org/253/98765999999929'],
    ['urn:epc:idpat:itip:4012345.012345.01.02.*', 'https://id.gs1.org/8006/040123451234560102'],
    ['https://shop.example/gtin/9780345418913/cpv/3/lot/12/ser/7z?x=1', 'https://id.gs1.org/01/09780345418913/21/7z'],
    ['https://id.gs1.org/01/9780345418913/99/utfgf', null],
    ['urn:epc:id:sgtin:0614141.12.6789', null],
    ['https://example.org/orders/12', null],
  ])('%s', (uri, link) => {
    expect(digitalLinkOf(uri)).toBe(link);
  });
});

const folder = 'data/supply/epcis';
const parsed = (path: string): never => JSON.parse(sharedData(`${folder}/${path}`) ?? '') as never;

const seven = `${folder}/examples/XML/WithEventHashID/event_with_identical_hash_id_`;

describeWithShared('seven spellings of one event', `${seven}7.json`, (seventh) => {
  it('have one pre-hash string but for the second, which names another time zone', async () => {
    const spellings = [...[1, 2, 3, 4, 5, 6].map((n) => sharedData(`${seven}${n}.xml`) ?? ''), seventh];
    const [first, second, ...others] = await Promise.all(
      spellings.map(
        async (e) => ((await epcisHash.run(contextOver({ e }), ['e'], {})).data as Hashed).events[0]?.preHash,
      ),
    );
    expect(others).toEqual(Array.from({ length: 5 }, () => first));
    // the standard hashes the offset as it is written
    expect(second).toBe(first?.replace('eventTimeZoneOffset=-06:00', 'eventTimeZoneOffset=-05:00'));
  });
});

describeWithShared('the material of GS1 and OpenEPCIS', `${folder}/EPCIS-JSON-Schema.json`, (schema) => {
  it.each([
    ['examples/JSON/Example_9.6.4-TransformationEvent.jsonld', { TransformationEvent: 1 }],
    ['examples/JSON/WithFullCombinationOfFields/object_event_all_possible_fields.jsonld', { ObjectEvent: 1 }],
    ['openepcis/Capture/Events/TransactionEvent.json', { TransactionEvent: 1 }],
    ['openepcis/Query/queryDocument.json', { ObjectEvent: 1 }],
  ])('accepts %s, as the official schema does', (path, events) => {
    expect(checkEpcis(parsed(path), JSON.parse(schema))).toMatchObject({ faults: [], events });
  });

  it.each([
    ['Capture/Invalid/ObjectEvent_with_invalid_action.json', '$.epcisBody.eventList[0].action'],
    ['Capture/Invalid/EPCISDocument_without_context.json', '$.@context'],
    ['Capture/Invalid/ObjectEvent_without_identifier_list.json', '$.epcisBody.eventList[0]'],
    [
      'Query/Invalid/QueryDocument_with_invalid_action.json',
      '$.epcisBody.queryResults.resultsBody.eventList[0].action',
    ],
    [
      'Capture/Documents/TransactionEvent_with_userExtensions.json',
      '$.epcisBody.eventList[0].sensorElementList[0].sensorReport[0].type',
    ],
  ])('refuses %s, with the place', (path, place) => {
    expect(checkEpcis(parsed(`openepcis/${path}`)).faults.map((fault) => fault.path)).toEqual([place]);
  });
});
