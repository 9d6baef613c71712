/**
 * Words of business and government of other languages under the English word they stand for: a ministry listed in English is the one asked for
 * in Russian. Russian by stem, as its endings change; Chinese by the characters. Common knowledge, written here.
 */
const stems: readonly (readonly [stem: string, english: string])[] = `
administrats administration; aerokosm aerospace; agentstv agency; akadem academy; aviakompan airlines; aviats aviation; avtomob automotive;
bezopasn security; blagosostoyan wealth; byudzhet budget; departament department; elektronik electronics; elektronn electronic; energetic energy;
energetik energy; federaln federal; federats federation; finansov finance; gazov gas; generaln general; gosudarstv state; gruppa group; gruppy group;
gubern governor; informats information; institut institute; investits investment; issledov research; khimich chemical; kholding holding;
kommerch commercial; kompani company; komitet committee; konstruktor design; korporats corporation; kosmich space; laborator laboratory;
mashinostr machinery; mezhdunarodn international; ministerstv ministry; morsk marine; narodn national; natsionaln national; nauchn scientific;
neftegaz petroleum; neftyan oil; obedinen united; oboron defense; obrazovan education; opytn experimental; patronn cartridge; predpriyat enterprise;
priborostr instruments; proizvodstv production; promyshlenn industrial; razrabotk development; razvit development; respublik republic;
rossiysk russian; rossiisk russian; russk russian; sistem systems; sodeystv promotion; soyuz union; stroiteln construction; strakhov insurance;
sudokhod shipping; sudostr shipbuilding; tekhnich technical; tekhnolog technology; tekhnik technics; torgov trading; transportn transport;
tsentraln central; tsentr center; universitet university; upravlen management; upravlyay management; vedomstv agency; voenn military;
voyenn military; vooruzhen armed; vysokotekh technology; yadern nuclear; zavod plant; zheleznodorozhn railway; eksport export; import import;
produkts products; lizing leasing; razvedk intelligence; sluzhb service; ministr minister; prezident president`
  .split(';')
  .map((pair) => pair.trim().split(' ') as [string, string]);

const byBeginning = new Map<string, [string, string][]>();
const beginning = 5;
for (const [stem, english] of stems) {
  const key = stem.slice(0, beginning);
  byBeginning.set(key, [...(byBeginning.get(key) ?? []), [stem, english]]);
}

/** The English word of business that a transliterated Russian word stands for, or ''. */
export const fromRussian = (word: string): string => {
  if (word.length < beginning) return '';
  return byBeginning.get(word.slice(0, beginning))?.find(([stem]) => word.startsWith(stem))?.[1] ?? '';
};

const chineseWords: readonly (readonly [characters: string, english: string])[] = `
股份有限公司=gufen youxian gongsi 有限责任公司=youxian gongsi 有限責任公司=youxian gongsi 有限公司=youxian gongsi 公司=company 集团=group 集團=group
科技=technology 技术=technology 技術=technology 银行=bank 銀行=bank 贸易=trading 貿易=trading 国际=international 國際=international 中国=china 中國=china
工业=industries 工業=industries 实业=industrial 實業=industrial 发展=development 發展=development 投资=investment 投資=investment
进出口=import export 信息=information 資訊=information 产业=industry 產業=industry 电子=electronics 電子=electronics 航空=aviation 航运=shipping
航運=shipping 海运=shipping 物流=logistics 石油=petroleum 化工=chemical 化学=chemical 研究院=institute 研究所=institute 大学=university 大學=university
创新=innovation 創新=innovation 能源=energy 机械=machinery 制造=manufacturing 製造=manufacturing 纺织=textile 紡織=textile 服装=garment 食品=food
药业=pharmaceutical 生物=biotechnology 智能=intelligent 通信=communications 通讯=communications 网络=network 软件=software 建设=construction
工程=engineering 管理=management 服务=services 商贸=trading 船舶=ship 渔业=fishery 水产=aquatic 矿业=mining 钢铁=steel 汽车=automobile 旅游=tourism
新疆=xinjiang 北京=beijing 上海=shanghai 深圳=shenzhen 广州=guangzhou 香港=hong kong 大连=dalian 天津=tianjin`
  .trim()
  .split(/\s+(?=[\u3400-\u9fff])/)
  .map((pair) => pair.split('=') as [string, string]);

/** The longest word of business at a place of a Chinese name, with its English reading; null where there is none. */
export const chineseWordAt = (
  text: string,
  at: number,
): { readonly length: number; readonly words: readonly string[] } | null => {
  let found: (typeof chineseWords)[number] | null = null;
  for (const word of chineseWords) {
    if (text.startsWith(word[0], at) && word[0].length > (found?.[0].length ?? 0)) found = word;
  }
  return found === null ? null : { length: found[0].length, words: found[1].split(' ') };
};
