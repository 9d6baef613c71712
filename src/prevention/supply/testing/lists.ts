/** Made-up lists in the form of the published ones. */
export const partyList = [
  'section,entity_as_published,effective_date',
  '2(d)(2)(B)(i),"Paper Heron Textile Co., Ltd. (including one alias: Folded Heron Spinning)",2024-01-15',
  '2(d)(2)(B)(ii),Origami Labour Service Co. Ltd.,2022-06-21',
  '2(d)(2)(B)(v),Kite Cotton Group Co. Ltd.,2026-03-01',
].join('\n');

export const orderList = [
  'Effective Date,Calendar Year,Country Code,Country,Merchandise,WRO/Finding,Industry,Status,Press Release,Entity,Remarks',
  '01/10/2025,2025,IN,India,Cotton Yarn,WRO,Textiles,Active,,Lantern Spinning Private Limited,',
  '02/10/2025,2025,VN,Vietnam,Garments,Finding,Textiles,Active,,Kingfisher Garment JSC,',
].join('\n');

export const goodsEdition = (
  pairs: readonly (readonly [good: string, country: string, child: string, forced: string, derived?: string])[],
): string =>
  `<Goods>${pairs
    .map(
      ([good, country, child, forced, derived]) =>
        `<Good><Good_Name>${good}</Good_Name><Good_Sector>s</Good_Sector><Countries><Country><Country_Name>${country}</Country_Name><Country_Region>r</Country_Region><Child_Labor>${child}</Child_Labor><Forced_Labor>${forced}</Forced_Labor><Forced_Child_Labor>No</Forced_Child_Labor><Derived_Labor_Exploitation>${derived ? 'Yes' : 'No'}</Derived_Labor_Exploitation><Derived_Country>${derived ?? 'No'}</Derived_Country></Country></Countries></Good>`,
    )
    .join('')}</Goods>`;
