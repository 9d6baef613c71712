/** Words by what they do in a name. Common knowledge of naming customs, written here; folded to lower-case Latin letters. */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

/** Said before or after a person's name, no part of it. */
export const titles = words(`
  mr mrs ms miss mister madam madame mme mlle monsieur herr frau senor senora srta don dona dom sir dame lord lady
  dr doctor doktor prof professor eng engineer ing arch lic licenciado ingeniero abogado
  sheikh shaikh shaykh sheik cheikh shaik haji hajji haj hajj hadji hadj alhaj alhaji mullah mulla mollah maulavi mawlawi
  maulawi maulvi moulvi molvi maulana mawlana moulana qari ayatollah hojjatoleslam sayyid seyyed sayed syed hafiz ustad ustadz
  emir amir sultan shri smt
  general gen colonel col lieutenant lt major maj captain capt cpt sergeant sgt brigadier brig admiral adm commander cmdr
  marshal corporal warden
  president minister senator rep representative governor judge justice ambassador hon honorable rev reverend fr father bishop
  jr sr junior senior ii iii iv phd md esq cpa dds jd mba filho neto
  alias aka
`);

/** Little words inside a name: articles, `son of`, `of`. They are left out and written in many ways. */
export const particles = words(`
  al el ul as ash ad ar an at az ath adh
  bin ibn ben bint binti binte b bn
  abu abou abi aboo bu umm um oum om
  van von vom der den de del della delle dello degli di da dos das do du des la le lo los las y e i af av zu zum zur ter ten te
  ould wuld uld mint walad
  oglu ogly ogli oghlu ughli uulu qizi kyzy kizi gizi
  st saint
`);

/** Words that stand between the words of an organisation's name. */
export const connectives = words(`
  and und et y e i ve wa the of for in on at to by with a an der die das des le la les el los las de del della di du da do dos
  al fur für pour para por per van het och og & dba fka aka und
`);

/** Words so common among organisations that they say little: a trading company is not another trading company's namesake. */
export const genericWords = words(`
  agency agricultural agro airline airlines airways aerospace aviation asset assets associates association auto automotive
  bank bancorp banco banque banka board building bureau business capital cargo center centre centro chemical chemicals
  chamber club co collective college commerce commercial commercials commission committee commodities communication
  communications company companies compania compagnie comercial comercio comercializadora computer concern construction
  constructions construcciones constructora consultancy consultants consulting consult contracting contractors cooperative
  corporation council credit cultural design development distribution distributors distribuidora economic education electric
  electrical electronic electronics energy engineering enterprise enterprises entertainment equipment establishment exchange
  exim export exports express factory farm farms federation finance financial firm fishing food foods forwarding foundation
  freight front fuel fund garment garments gas general global goods group groupe grupo grup gruppe gruppa health heavy
  holding holdings home hospital hotel hotels house import imports impex import-export industria industrial industrie
  industries industry information innovation institute insurance international inter internacional internationale intl
  inversiones inversora inmobiliaria invest investment investments investissements
  laboratories laboratory leasing legal logistic logistics machinery management manufacture manufacturing marine maritime
  market marketing markets material materials media medical metal metals military mineral minerals mining ministry motors
  national navigation network office offshore oil operations organisation organization overseas parts partner partners
  petrochemical petrochemicals petroleum pharma pharmaceutical pharmaceuticals planning plant plastic plastics port
  power private product production products project projects properties property public realty refinery relief rental research
  resources restaurant retail scientific school security service services servicios sea ship shipbuilding shipmanagement
  shipping society sociedad solutions state station steel storage store stores studio supplies supply system systems
  tech technical technics technologies technology telecom telecommunications textile textiles tour tourism tours trade
  traders trading transport transportation transportes transports travel trust union universal university ventures
  warehouse water wholesale wood works world worldwide
  kompaniya predpriyatie obshchestvo obedinenie zavod torgovy torgovyi dom bank sanayi ticaret insaat nakliyat turizm
  gida otomotiv pazarlama handels handel gesellschaft
  youxian gongsi jituan kaisha gongye maoyi keji
`);

/** Said before a vessel's or an aircraft's name. */
export const vesselNoise = words('mv mt ms ss mts my sy fv rv lpg lng m v t s vessel ship tanker motor the imo no');

/** Numbers as words, and Roman numerals above one, as digits. */
export const numerals: ReadonlyMap<string, string> = new Map(
  Object.entries({
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
    twelve: '12',
    first: '1',
    second: '2',
    third: '3',
    fourth: '4',
    fifth: '5',
    sixth: '6',
    seventh: '7',
    eighth: '8',
    ninth: '9',
    tenth: '10',
    '1st': '1',
    '2nd': '2',
    '3rd': '3',
    ii: '2',
    iii: '3',
    iv: '4',
    vi: '6',
    vii: '7',
    viii: '8',
    ix: '9',
    xi: '11',
    xii: '12',
  }),
);

/** Words of business as they are cut short, under the full word. */
export const abbreviations: ReadonlyMap<string, string> = new Map(
  Object.entries({
    acad: 'academy',
    admin: 'administration',
    agri: 'agricultural',
    assn: 'association',
    assoc: 'association',
    auth: 'authority',
    bldg: 'building',
    bros: 'brothers',
    chem: 'chemical',
    co: 'company',
    comm: 'communications',
    comp: 'company',
    constr: 'construction',
    ctr: 'center',
    centre: 'center',
    dept: 'department',
    dev: 'development',
    dist: 'distribution',
    div: 'division',
    elec: 'electric',
    eng: 'engineering',
    engg: 'engineering',
    engr: 'engineering',
    ent: 'enterprises',
    equip: 'equipment',
    fdn: 'foundation',
    fin: 'financial',
    gen: 'general',
    govt: 'government',
    grp: 'group',
    hldg: 'holding',
    hldgs: 'holdings',
    hosp: 'hospital',
    ind: 'industries',
    inds: 'industries',
    indl: 'industrial',
    ins: 'insurance',
    inst: 'institute',
    instn: 'institution',
    inter: 'international',
    intl: 'international',
    int: 'international',
    inv: 'investment',
    invt: 'investment',
    lab: 'laboratory',
    labs: 'laboratories',
    mach: 'machinery',
    manf: 'manufacturing',
    manuf: 'manufacturing',
    mfg: 'manufacturing',
    mfrs: 'manufacturers',
    mgmt: 'management',
    mgt: 'management',
    min: 'ministry',
    mkt: 'market',
    mktg: 'marketing',
    natl: 'national',
    org: 'organization',
    organisation: 'organization',
    pharm: 'pharmaceutical',
    prod: 'production',
    prods: 'products',
    res: 'research',
    sci: 'science',
    ser: 'services',
    serv: 'services',
    svc: 'services',
    svcs: 'services',
    sys: 'systems',
    tech: 'technology',
    technol: 'technology',
    telecom: 'telecommunications',
    trdg: 'trading',
    trd: 'trading',
    trans: 'transport',
    transp: 'transport',
    univ: 'university',
  }),
);
