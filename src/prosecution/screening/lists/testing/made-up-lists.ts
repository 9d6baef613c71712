/** Small lists in the published formats, written by hand. Every party in them is made up. */

export const unList = `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2026-03-01T00:00:00.000Z">
  <INDIVIDUALS>
    <INDIVIDUAL>
      <DATAID>7000001</DATAID>
      <FIRST_NAME>TOMAS </FIRST_NAME>
      <SECOND_NAME>  VERDANO  QUILL</SECOND_NAME>
      <UN_LIST_TYPE>EXAMPLE</UN_LIST_TYPE>
      <REFERENCE_NUMBER>EXi.001</REFERENCE_NUMBER>
      <LISTED_ON>2020-05-06</LISTED_ON>
      <GENDER>Male</GENDER>
      <NAME_ORIGINAL_SCRIPT>Томас Вердано
      Tomas V.</NAME_ORIGINAL_SCRIPT>
      <COMMENTS1>Nobody  of this name exists.</COMMENTS1>
      <TITLE><VALUE>Dr</VALUE></TITLE>
      <DESIGNATION><VALUE>Captain of a paper boat</VALUE></DESIGNATION>
      <NATIONALITY><VALUE>Peru</VALUE></NATIONALITY>
      <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>a) Tomas Quill; b) Thomas Verdano</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Quill (original script: القلم)</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ADDRESS><COUNTRY/></INDIVIDUAL_ADDRESS>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1961</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1964</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><DATE>1962-03-04</DATE></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Cusco</CITY><COUNTRY>Peru</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
      <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>Peruvian passport no. X0000001</NUMBER><ISSUING_COUNTRY>Peru</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
      <INDIVIDUAL_DOCUMENT/>
    </INDIVIDUAL>
  </INDIVIDUALS>
  <ENTITIES>
    <ENTITY>
      <DATAID>7000002</DATAID>
      <FIRST_NAME>PAPER BOAT LINE (PBL)</FIRST_NAME>
      <UN_LIST_TYPE>EXAMPLE</UN_LIST_TYPE>
      <REFERENCE_NUMBER>EXe.002</REFERENCE_NUMBER>
      <LISTED_ON>2021-01-02</LISTED_ON>
      <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Folded Ships</ALIAS_NAME></ENTITY_ALIAS>
      <ENTITY_ADDRESS><STREET>Dock 1</STREET><CITY>Callao</CITY><COUNTRY>Peru</COUNTRY></ENTITY_ADDRESS>
    </ENTITY>
  </ENTITIES>
</CONSOLIDATED_LIST>
`;

export const ukList = `<?xml version="1.0" encoding="utf-8"?>
<Designations>
  <DateGenerated>04/08/2026</DateGenerated>
  <Designation>
    <LastUpdated>26/05/2026</LastUpdated>
    <DateDesignated>26/05/2026</DateDesignated>
    <UniqueID>GIM9001</UniqueID>
    <OFSIGroupID>90001</OFSIGroupID>
    <UNReferenceNumber>EXi.001</UNReferenceNumber>
    <Names>
      <Name><Name1>Arlo</Name1><Name2>Benedict</Name2><Name6>FENWHISTLE</Name6><NameType>Primary name</NameType></Name>
      <Name><Name6>The Whistler</Name6><NameType>ALias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
      <Name><Name1>Arlow</Name1><Name6>FENWISTLE</Name6><NameType>Primary Name Variation</NameType></Name>
    </Names>
    <NonLatinNames><NonLatinName><NameNonLatinScript>Арло Фенвисл</NameNonLatinScript><NonLatinScriptLanguage>Russian</NonLatinScriptLanguage></NonLatinName></NonLatinNames>
    <RegimeName>The Global Irregular Migration and Trafficking in Persons Sanctions Regulations 2025</RegimeName>
    <IndividualEntityShip>Individual</IndividualEntityShip>
    <DesignationSource>UK</DesignationSource>
    <SanctionsImposed>Asset freeze|Travel Ban|Director Disqualification Sanction</SanctionsImposed>
    <UKStatementofReasons>A made-up person in a made-up statement.</UKStatementofReasons>
    <Addresses><Address><AddressLine1>1 Nowhere Lane</AddressLine1><AddressPostalCode>ZZ1 1ZZ</AddressPostalCode><AddressCountry>France</AddressCountry></Address></Addresses>
    <IndividualDetails><Individual>
      <DOBs><DOB>dd/mm/1970</DOB><DOB>05/11/1971</DOB></DOBs>
      <Nationalities><Nationality>(1) France (2) Belgium</Nationality></Nationalities>
      <Genders><Gender>Male</Gender></Genders>
      <BirthDetails><Location><TownOfBirth>Lille</TownOfBirth><CountryOfBirth>France</CountryOfBirth></Location></BirthDetails>
      <PassportDetails><Passport><PassportNumber>00AA00000</PassportNumber><PassportAdditionalInformation>Issued in France</PassportAdditionalInformation></Passport></PassportDetails>
    </Individual></IndividualDetails>
  </Designation>
  <Designation>
    <DateDesignated>01/02/2024</DateDesignated>
    <UniqueID>RUS9002</UniqueID>
    <Names><Name><Name6>PAPER DUCK</Name6><NameType>Primary Name</NameType></Name></Names>
    <RegimeName>The Russia (Sanctions) (EU Exit) Regulations 2019</RegimeName>
    <IndividualEntityShip>Ship</IndividualEntityShip>
    <SanctionsImposedIndicators><AssetFreeze>false</AssetFreeze><ProhibitionOfPortEntry>true</ProhibitionOfPortEntry></SanctionsImposedIndicators>
    <ShipDetails><Ship><IMONumbers><IMONumber>9074729</IMONumber></IMONumbers><CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Panama</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips></Ship></ShipDetails>
  </Designation>
</Designations>
`;

const ukHeader =
  'Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,National Identifier additional information,Passport number,Passport additional information,Position,Gender,Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)';

function ukRow(cells: Readonly<Record<string, string>>): string {
  return ukHeader
    .split(',')
    .map((name) => cells[name] ?? '')
    .join(',');
}

export const ukTable = [
  'Report Date: 04-Aug-2026',
  ukHeader,
  ukRow({
    'Unique ID': 'RUS9003',
    'Name 6': 'FENWHISTLE',
    'Name 1': 'Odette',
    'Name type': 'Primary Name',
    Title: 'Ms',
    'Regime Name': 'The Russia (Sanctions) (EU Exit) Regulations 2019',
    'Designation Type': 'Individual',
    'Sanctions Imposed': 'Asset freeze|Travel Ban',
    'Date Designated': '24/02/2022',
    'D.O.B': 'dd/07/1975',
    'Nationality(/ies)': 'Belgium',
    Gender: 'Female',
  }),
  ukRow({
    'Unique ID': 'RUS9003',
    'Name 6': 'ODA',
    'Name type': 'Alias',
    'Alias strength': 'Weak',
    'Designation Type': 'Individual',
    'Sanctions Imposed': 'Asset freeze|Travel Ban',
  }),
  ukRow({
    'Unique ID': 'RUS9004',
    'Name 6': 'PAPER BOAT LINE',
    'Name type': 'Primary Name',
    'Designation Type': 'Entity',
    'Sanctions Imposed': 'Asset freeze',
  }),
  '',
].join('\r\n');

export const euList = `<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-04-15T15:29:22.497+02:00" globalFileId="1">
  <sanctionEntity designationDate="2020-07-03" unitedNationId="EXi.001" euReferenceNumber="EU.90001.1" logicalId="90001">
    <remark>Made up.</remark>
    <regulation regulationType="amendment" publicationDate="2020-07-04" entryIntoForceDate="2020-07-05" numberTitle="2020/1 (OJ L1)" programme="EXA">
      <publicationUrl>https://example.org/act</publicationUrl>
    </regulation>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="Quill" strong="false" nameLanguage=""/>
    <nameAlias firstName="Tomas" middleName="" lastName="Verdano Quill" wholeName="Tomas Verdano Quill" gender="M" strong="true" nameLanguage="ES" function="Captain"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="Томас Вердано" strong="true" nameLanguage="RU"/>
    <birthdate circa="true" year="1961" city="Cusco" countryIso2Code="PE" countryDescription="PERU"/>
    <birthdate circa="false" birthdate="1962-03-04" city="-" countryIso2Code="00" countryDescription="UNKNOWN"/>
    <citizenship countryIso2Code="PE" countryDescription="PERU"/>
    <address street="Dock 1" city="Callao" zipCode="" countryIso2Code="PE" countryDescription="PERU"/>
    <identification identificationTypeCode="passport" number="X-0000001" latinNumber="X0000001" countryIso2Code="PE" knownFalse="true"/>
  </sanctionEntity>
  <sanctionEntity euReferenceNumber="EU.90002.1" logicalId="90002">
    <subjectType code="enterprise" classificationCode="E"/>
    <nameAlias wholeName="Paper Boat Line" strong="true"/>
  </sanctionEntity>
</export>
`;

export const euTable = [
  '\uFEFFfileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;Entity_DesignationDate;Entity_DesignationDetails;Entity_Remark;Entity_SubjectType;Entity_SubjectType_ClassificationCode;Entity_Regulation_PublicationDate;Entity_Regulation_NumberTitle;Entity_Regulation_Programme;Entity_Regulation_PublicationUrl;NameAlias_LastName;NameAlias_FirstName;NameAlias_WholeName;NameAlias_NameLanguage;NameAlias_Gender;NameAlias_LogicalId;BirthDate_Year;BirthDate_Circa;BirthDate_LogicalId;Citizenship_CountryIso2Code;Citizenship_LogicalId',
  '22/09/2026;90001;EU.90001.1;EXi.001;2020-07-03;;;person;P;2020-07-04;"2020/1 (OJ L1); amending";EXA;https://example.org/act;Verdano Quill;Tomas;Tomas Verdano Quill;ES;M;1;;;;;',
  '22/09/2026;90001;EU.90001.1;EXi.001;2020-07-03;;;person;P;2020-07-04;"2020/1 (OJ L1); amending";EXA;https://example.org/act;;;;;;;1961;true;7;;',
  '22/09/2026;90001;EU.90001.1;EXi.001;2020-07-03;;;person;P;2020-07-04;"2020/1 (OJ L1); amending";EXA;https://example.org/act;;;;;;;;;;PE;8',
  '22/09/2026;90002;EU.90002.1;;;;;enterprise;E;2020-07-04;2020/1 (OJ L1);EXA;https://example.org/act;;;Paper Boat Line;;;2;;;;;',
  '',
].join('\n');

export const uflpaPage = `<!DOCTYPE html>
<html lang="en"><head><title>UFLPA Entity List | Homeland Security</title><script>var table = "<table><tr><td>not a row</td></tr></table>";</script></head>
<body><h1>UFLPA Entity List</h1>
<p><strong>A list of entities in Xinjiang</strong><br><a href="#">Section 2(d)(2)(B)(i)</a></p>
<table><thead><tr><th>Name of Entity</th><th>Effective Date</th></tr></thead><tbody>
<tr><td>Paper Duck Silicon (Made Up) Co., Ltd. (and two aliases: Duck Silicon; and PDS Holding (HK) Ltd.) and subsidiaries</td><td>June 21, 2022</td></tr>
<tr><td>Folded Crane Cotton &amp; Linen Co., Ltd</td><td>June 21, 2022</td></tr></tbody></table>
<p><a href="#">Section 2(d)(2)(B)(ii)</a></p>
<table><tr><th>Name of Entity</th><th>Effective Date</th></tr>
<tr><td>Folded Crane Cotton &amp; Linen, Co. Ltd. (also known as Crane Cotton Co. and Crane Linen Co., Ltd.; and formerly known as Flat Crane)</td><td>August 2, 2023</td></tr></table>
<p><a href="#">Section 2(d)(2)(B)(iv)</a></p><p>We have not identified additional exporters.</p>
<p><a href="#">Section 2(d)(2)(B)(v)</a></p>
<table><tr><th>Entity Name</th><th>Effective Date</th></tr>
<tr><td>No. 9 Paper Training Center (NPTC)</td><td>June 12, 2024</td></tr></table>
<div><span>Last Updated:</span> 08/03/2026</div></body></html>
`;

export const uflpaTable = `section,entity_as_published,effective_date
2(d)(2)(B)(i),"Paper Duck Silicon Co., Ltd.","June 21, 2022"
2(d)(2)(B)(ii),Folded Crane Cotton Co. (also known as Crane Cotton),"August 2, 2023"
2(d)(2)(B)(v),Folded Crane Cotton Co.,"June 12, 2024"
`;

export const wroTable = [
  'Effective Date,Calendar Year,Country Code,Country,Merchandise,WRO/Finding,Industry,Status,Press Release,Entity,Remarks',
  '04/27/1995,1995,CN,China,Tea,WRO,Agriculture,Active,,"Paper Tree Farm, Folded Tea Co., Ltd.; Crane Tea Trading Co., Ltd. (of Nowhere, Japan)",',
  '08/18/2020,2020,,Fishing Vessels,Seafood,WRO,Agriculture,Active,/news,Fishing Vessel: Paper Duck,See finding',
  '01/28/2022,2022,,Fishing Vessels,Seafood,Finding,Agriculture,Active,,Fishing Vessel: Paper Duck,"Line one',
  'Line two"',
  '12/04/2024,2024,PE,Peru,Salt,Finding,Materials,Inactive-Pending Litigation,,Salt Fold (or Salt Vold) Works a/k/a First Paper Prison,',
  '',
].join('\r\n');

export const listedNames = JSON.stringify(
  {
    list_id: 'bis-entity-list',
    count: 3,
    entities: [
      {
        name: 'Paper Duck Instruments (PDI)',
        aliases: ['Duck Instruments'],
        country: 'Peru',
        address: 'Dock 1, Callao, Peru; and Dock 2, Callao, Peru.',
        federal_register: '76 FR 1, 11/21/11',
        notes: 'Made up.',
      },
      {
        name: 'Paper Duck Instruments (PDI)',
        aliases: [],
        country: 'Chile',
        address: null,
        federal_register: '80 FR 1, 8/1/2015',
        notes: '',
      },
      { name: 'Crane Optics', aliases: [], country: 'China', address: null, effective_date: '2026-06-10', notes: '' },
    ],
  },
  null,
  1,
);

export const worldBank = JSON.stringify({
  response: {
    ZPROCSUPP: [
      {
        SUPP_ID: '0000900001',
        SUPP_NAME: 'PAPER BOAT BUILDERS LTD. (f/k/a FOLDED BUILDERS)*204',
        SUPP_ADDR: 'Dock 1',
        SUPP_CITY: 'Callao',
        COUNTRY_NAME: 'Peru',
        DEBAR_REASON: 'Procurement Guidelines 1.16(a)(ii)',
        DEBAR_FROM_DATE: '05-JAN-2021',
        DEBAR_TO_DATE: '2999-12-31',
        INELIGIBLY_STATUS: 'Permanent',
      },
      {
        SUPP_ID: 900002,
        SUPP_NAME: 'MR. TOMAS QUILL d/b/a QUILL WORKS',
        COUNTRY_NAME: 'Peru',
        DEBAR_FROM_DATE: '2022-02-03',
        DEBAR_TO_DATE: '04-FEB-2027',
      },
    ],
  },
});

export const visaPage = `<!DOCTYPE html><html><head><title>Report under Section 7031(c)</title></head><body>
<h2>Officials designated under section 7031(c), calendar year 2024</h2>
<p>1. (U) QUILL, Tomas (PERU) - SIGNIFICANT CORRUPTION</p>
<p>2. (U) FENWHISTLE, Odette, (BELGIUM) – GROSS VIOLATION OF HUMAN RIGHTS</p>
</body></html>
`;

const ftm = (entity: object): string => JSON.stringify(entity);

export const openSanctionsFlat = [
  ftm({
    id: 'sanction-1',
    schema: 'Sanction',
    caption: 'EXA',
    properties: { entity: ['q-1'], program: ['EXA'], authority: ['Nobody'], startDate: ['2020-05-06'] },
  }),
  ftm({
    id: 'q-1',
    schema: 'Person',
    caption: 'Tomas Quill',
    last_seen: '2026-09-01T00:00:00',
    properties: {
      name: ['Tomas Quill', 'Томас Квилл'],
      weakAlias: ['Quill'],
      birthDate: ['1961'],
      nationality: ['pe'],
      topics: ['sanction'],
      passportNumber: ['X0000001'],
    },
  }),
  ftm({
    id: 'q-2',
    schema: 'Company',
    caption: 'Paper Boat Line',
    properties: { name: ['Paper Boat Line'], topics: ['debarment'] },
  }),
  ftm({ id: 'q-3', schema: 'Company', caption: 'Quill Holding', properties: { name: ['Quill Holding'] } }),
  '',
].join('\n');

export const openSanctionsNested = [
  ftm({
    id: 'q-1',
    schema: 'Person',
    caption: 'Tomas Quill',
    last_seen: '2026-09-01T00:00:00',
    properties: {
      name: ['Tomas Quill'],
      topics: ['sanction'],
      sanctions: [
        { id: 's-1', schema: 'Sanction', caption: 'EXA', properties: { program: ['EXA'], startDate: ['2020-05-06'] } },
      ],
      addressEntity: [
        {
          id: 'a-1',
          schema: 'Address',
          caption: 'Dock 1, Callao',
          properties: { full: ['Dock 1, Callao'], country: ['pe'] },
        },
      ],
    },
  }),
  '',
].join('\n');

/** Every list with how many rows it holds that are taken or refused. */
export const madeUpLists = {
  'un-xml': unList,
  'uk-sanctions-xml': ukList,
  'uk-sanctions-csv': ukTable,
  'eu-fsf-xml': euList,
  'eu-fsf-csv-1.1': euTable,
  'us-dhs-uflpa-html': uflpaPage,
  'us-dhs-uflpa-csv': uflpaTable,
  'us-cbp-wro-csv': wroTable,
  'listed-names-json': listedNames,
  'worldbank-debarred-json': worldBank,
  'us-state-7031c-html': visaPage,
  'opensanctions-ftm': openSanctionsFlat,
  'opensanctions-nested': openSanctionsNested,
} as const;
