/** Small XML lists in OFAC's formats, written by hand from the schemas. Every party in them is made up. */

const name = (text: string, script: string, more: string) => `
        <name id="1">${more}<translations><translation id="1"><isPrimary>true</isPrimary><script refId="1">${script}</script>
          <formattedLastName>x</formattedLastName><formattedFullName>${text}</formattedFullName>
          <nameParts><namePart id="1"><type refId="1520">Last Name</type><value>${text}</value></namePart></nameParts></translation></translations></name>`;

export const enhanced = `<?xml version="1.0" encoding="utf-8"?>
<sanctionsData xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML">
  <publicationInfo><dataAsOf>2026-01-10T00:00:00</dataAsOf><filters><sanctionsLists><sanctionsList refId="1">Consolidated List</sanctionsList></sanctionsLists></filters></publicationInfo>
  <entities>
    <entity id="900002">
      <generalInfo><identityId>1</identityId><entityType refId="601">Entity</entityType><remarks>Made up.</remarks></generalInfo>
      <sanctionsLists>
        <sanctionsList refId="1" id="1" datePublished="2022-02-24">SDN List</sanctionsList>
        <sanctionsList refId="2" id="2" datePublished="2014-07-16">Sectoral Sanctions Identifications List</sanctionsList>
        <sanctionsList refId="3" id="3" datePublished="2014-10-10">Consolidated List</sanctionsList>
      </sanctionsLists>
      <sanctionsPrograms><sanctionsProgram refId="1" id="1">TCO</sanctionsProgram><sanctionsProgram refId="2" id="2">UKRAINE-EO13662</sanctionsProgram></sanctionsPrograms>
      <sanctionsTypes><sanctionsType refId="1" id="1">Block</sanctionsType><sanctionsType refId="2" id="2">13662 Sectoral Directive 1</sanctionsType><sanctionsType refId="3" id="3">Something New</sanctionsType></sanctionsTypes>
      <legalAuthorities><legalAuthority refId="1" id="1">Executive Order 13581</legalAuthority></legalAuthorities>
      <names>${name('FOLDED SHIPS', 'Latin', '<isPrimary>false</isPrimary><aliasType refId="1401">F.K.A.</aliasType><isLowQuality>false</isLowQuality>')}
        ${name('PAPER &amp; BOAT LINE', 'Latin', '<isPrimary>true</isPrimary><isLowQuality>false</isLowQuality>')}
        ${name('БУМАЖНЫЙ ФЛОТ', 'Cyrillic', '<isPrimary>false</isPrimary><aliasType refId="1400">A.K.A.</aliasType><isLowQuality>false</isLowQuality>')}
        ${name('PBL', 'Latin', '<isPrimary>false</isPrimary><aliasType refId="1400">A.K.A.</aliasType><isLowQuality>true</isLowQuality>')}
      </names>
      <addresses><address id="1"><country refId="1">Panama</country><translations><translation id="1"><isPrimary>true</isPrimary><script refId="1">Latin</script>
        <addressParts><addressPart id="1"><type refId="1451">ADDRESS1</type><value>Paper Quay</value></addressPart><addressPart id="2"><type refId="1454">CITY</type><value>Panama City</value></addressPart></addressParts></translation></translations></address></addresses>
      <features><feature id="1"><type featureTypeId="1">Website</type><versionId>1</versionId><value>www.example.org</value><isPrimary>true</isPrimary></feature></features>
      <identityDocuments><identityDocument id="1"><type refId="1">Passport</type><name nameId="1" nameTranslationId="1">x</name><documentNumber>X1</documentNumber><isValid>false</isValid><issuingCountry refId="1">Panama</issuingCountry></identityDocument></identityDocuments>
      <relationships><relationship id="1"><type refId="15002">Acting for or on behalf of</type><relatedEntity entityId="900001">FENWHISTLE, Arlo</relatedEntity></relationship></relationships>
    </entity>
    <entity id="900005">
      <generalInfo><identityId>2</identityId><entityType refId="600">Individual</entityType></generalInfo>
      <sanctionsLists><sanctionsList refId="4" id="4" datePublished="2006-04-12">Non-SDN Palestinian Legislative Council List</sanctionsList></sanctionsLists>
      <sanctionsPrograms><sanctionsProgram refId="3" id="3">NS-PLC</sanctionsProgram></sanctionsPrograms>
      <sanctionsTypes><sanctionsType refId="4" id="4">Reject</sanctionsType></sanctionsTypes>
      <names>${name('MERCATOR, Ines', 'Latin', '<isPrimary>true</isPrimary><isLowQuality>false</isLowQuality>')}</names>
      <features><feature id="2"><type featureTypeId="8">Birthdate</type><versionId>1</versionId><value>circa 1962</value><valueDate id="1"><fromDateBegin>1962-01-01</fromDateBegin><fromDateEnd>1962-01-01</fromDateEnd><toDateBegin>1962-12-31</toDateBegin><toDateEnd>1962-12-31</toDateEnd><isApproximate>true</isApproximate><isDateRange>false</isDateRange></valueDate><isPrimary>true</isPrimary></feature></features>
    </entity>
  </entities>
</sanctionsData>
`;

export const sdnXml = `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="http://tempuri.org/sdnList.xsd">
  <publshInformation><Publish_Date>04/22/2020</Publish_Date><Record_Count>1</Record_Count></publshInformation>
  <sdnEntry>
    <uid>900001</uid><firstName>Arlo</firstName><lastName>FENWHISTLE</lastName><title>Captain</title><sdnType>Individual</sdnType>
    <remarks>(Linked To: PAPER BOAT LINE)</remarks>
    <programList><program>TCO</program></programList>
    <idList><id><uid>1</uid><idType>Passport</idType><idNumber>00AA00000</idNumber><idCountry>France</idCountry></id><id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id></idList>
    <akaList><aka><uid>1</uid><type>a.k.a.</type><category>weak</category><lastName>THE WHISTLER</lastName></aka></akaList>
    <addressList><address><uid>1</uid><city>Lille</city><postalCode>59000</postalCode><country>France</country></address></addressList>
    <nationalityList><nationality><uid>1</uid><country>France</country><mainEntry>true</mainEntry></nationality></nationalityList>
    <dateOfBirthList><dateOfBirthItem><uid>1</uid><dateOfBirth>circa-1970</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList>
  </sdnEntry>
</sdnList>
`;

const day = (year: number, month: number, date: number) =>
  `<Year>${year}</Year><Month>${month}</Month><Day>${date}</Day>`;

export const advanced = `<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="http://www.un.org/sanctions/1.0" Version="1">
  <DateOfIssue CalendarTypeID="1">${day(2026, 1, 9)}</DateOfIssue>
  <ReferenceValueSets>
    <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
    <CountryValues><Country ID="11" ISO2="PA">Panama</Country></CountryValues>
    <FeatureTypeValues><FeatureType ID="8" FeatureTypeGroupID="1">Birthdate</FeatureType><FeatureType ID="25" FeatureTypeGroupID="1">Location</FeatureType><FeatureType ID="10" FeatureTypeGroupID="1">Nationality Country</FeatureType><FeatureType ID="224" FeatureTypeGroupID="1">Gender</FeatureType></FeatureTypeValues>
    <DetailReferenceValues><DetailReference ID="91526">Male</DetailReference></DetailReferenceValues>
    <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues>
    <ListValues><List ID="1550">SDN List</List></ListValues>
    <LocPartTypeValues><LocPartType ID="1454">CITY</LocPartType></LocPartTypeValues>
    <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType></NamePartTypeValues>
    <PartySubTypeValues><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType></PartySubTypeValues>
    <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="4">Transport</PartyType></PartyTypeValues>
    <RelationTypeValues><RelationType ID="15002" Symmetrical="false">Acting for or on behalf of</RelationType></RelationTypeValues>
    <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="2">Block</SanctionsType></SanctionsTypeValues>
    <ScriptValues><Script ID="215" ScriptCode="Latn">Latin</Script><Script ID="220" ScriptCode="Cyrl">Cyrillic</Script></ScriptValues>
  </ReferenceValueSets>
  <Locations><Location ID="700"><LocationCountry CountryID="11" CountryRelevanceID="1"/><LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true" LocPartValueTypeID="1" LocPartValueStatusID="1"><Value>Panama City</Value></LocationPartValue></LocationPart></Location></Locations>
  <IDRegDocuments><IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="501" IssuedBy-CountryID="11"><IDRegistrationNo>X1</IDRegistrationNo></IDRegDocument></IDRegDocuments>
  <DistinctParties>
    <DistinctParty FixedRef="900001">
      <Profile ID="900001" PartySubTypeID="4">
        <Identity ID="501" FixedRef="900001" Primary="true" False="false">
          <Alias FixedRef="900001" AliasTypeID="1403" Primary="true" LowQuality="false">
            <DocumentedName ID="1" FixedRef="900001" DocNameStatusID="1">
              <DocumentedNamePart><NamePartValue NamePartGroupID="1" ScriptID="215" ScriptStatusID="1" Acronym="false">FENWHISTLE</NamePartValue></DocumentedNamePart>
              <DocumentedNamePart><NamePartValue NamePartGroupID="2" ScriptID="215" ScriptStatusID="1" Acronym="false">Arlo</NamePartValue></DocumentedNamePart>
            </DocumentedName>
            <DocumentedName ID="2" FixedRef="900001" DocNameStatusID="2">
              <DocumentedNamePart><NamePartValue NamePartGroupID="1" ScriptID="220" ScriptStatusID="1" Acronym="false">ФЕНВИСЛ</NamePartValue></DocumentedNamePart>
            </DocumentedName>
          </Alias>
          <Alias FixedRef="900001" AliasTypeID="1400" Primary="false" LowQuality="true">
            <DocumentedName ID="3" FixedRef="900001" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="1" ScriptID="215" ScriptStatusID="1" Acronym="false">WHISTLER</NamePartValue></DocumentedNamePart></DocumentedName>
          </Alias>
          <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="2" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups>
        </Identity>
        <Feature ID="1" FeatureTypeID="8"><FeatureVersion ID="1" ReliabilityID="1"><DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false"><Start Approximate="false" YearFixed="false" MonthFixed="false" DayFixed="false"><From>${day(1970, 1, 1)}</From><To>${day(1970, 1, 1)}</To></Start><End Approximate="false" YearFixed="false" MonthFixed="false" DayFixed="false"><From>${day(1970, 12, 31)}</From><To>${day(1970, 12, 31)}</To></End></DatePeriod></FeatureVersion><IdentityReference IdentityID="501" IdentityFeatureLinkTypeID="1"/></Feature>
        <Feature ID="2" FeatureTypeID="25"><FeatureVersion ID="2" ReliabilityID="1"><VersionLocation LocationID="700"/></FeatureVersion><IdentityReference IdentityID="501" IdentityFeatureLinkTypeID="1"/></Feature>
        <Feature ID="3" FeatureTypeID="224"><FeatureVersion ID="3" ReliabilityID="1"><VersionDetail DetailTypeID="1" DetailReferenceID="91526"/></FeatureVersion><IdentityReference IdentityID="501" IdentityFeatureLinkTypeID="1"/></Feature>
      </Profile>
    </DistinctParty>
    <DistinctParty FixedRef="900003">
      <Profile ID="900003" PartySubTypeID="1">
        <Identity ID="503" FixedRef="900003" Primary="true" False="false">
          <Alias FixedRef="900003" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="4" FixedRef="900003" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="9" ScriptID="215" ScriptStatusID="1" Acronym="false">PAPER DUCK</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
          <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="9" NamePartTypeID="1526"/></MasterNamePartGroup></NamePartGroups>
        </Identity>
      </Profile>
    </DistinctParty>
  </DistinctParties>
  <ProfileRelationships><ProfileRelationship ID="1" From-ProfileID="900003" To-ProfileID="900001" RelationTypeID="15002" RelationQualityID="1" Former="false" SanctionsEntryID="1"/></ProfileRelationships>
  <SanctionsEntries>
    <SanctionsEntry ID="1" ProfileID="900001" ListID="1550"><EntryEvent ID="1" EntryEventTypeID="1" LegalBasisID="1"><Date CalendarTypeID="1">${day(2012, 2, 23)}</Date></EntryEvent><SanctionsMeasure ID="1" SanctionsTypeID="1"><Comment>TCO</Comment></SanctionsMeasure><SanctionsMeasure ID="2" SanctionsTypeID="2"/></SanctionsEntry>
    <SanctionsEntry ID="2" ProfileID="900003" ListID="1550"><EntryEvent ID="2" EntryEventTypeID="1"><Date CalendarTypeID="1">${day(2012, 2, 23)}</Date></EntryEvent><SanctionsMeasure ID="3" SanctionsTypeID="1"><Comment>TCO</Comment></SanctionsMeasure><SanctionsMeasure ID="4" SanctionsTypeID="2"/></SanctionsEntry>
  </SanctionsEntries>
  <SanctionsEntryLinks/>
</Sanctions>
`;
