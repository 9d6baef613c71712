/**
 * Legal forms of organisations and their classes. Two forms of one class say the same of a party.
 * Abbreviations follow ISO 20275 (Entity Legal Forms code list 1.4.1, GLEIF, CC0) and general knowledge; folded to lower-case Latin
 * letters without dots, words joined by one blank. Longer phrases win.
 */
const classes: Readonly<Record<string, string>> = {
  llc: `
    llc; l l c; ltd liability co; limited liability company; limited liability co; lc; pllc; wll; w l l; with limited liability;
    gmbh; ges mbh; gesmbh; mbh; gesellschaft mit beschrankter haftung; ug; unternehmergesellschaft;
    bv; besloten vennootschap; bvba; sprl; sarl; s a r l; sarlu; societe a responsabilite limitee; srl; s r l; srls;
    sociedad de responsabilidad limitada; societa a responsabilita limitata; s de rl; s de r l; s de rl de cv; s de r l de c v; srl de cv;
    sociedad de responsabilidad limitada de capital variable; sl; s l; slu; sociedad limitada; ltda; limitada; lda; eirl; eireli;
    ooo; obshchestvo s ogranichennoy otvetstvennostyu; obschestvo s ogranichennoy otvetstvennostyu;
    obshchestvo s ogranichennoi otvetstvennostyu; tov; tovarystvo z obmezhenoyu vidpovidalnistyu; too; tdv; ood; eood; ocoo; oso;
    doo; d o o; dooel; dno; drustvo s ogranicenom odgovornoscu; kft; korlatolt felelossegu tarsasag; sro; s r o;
    spolecnost s rucenim omezenym; spolocnost s rucenim obmedzenym; sp z oo; sp z o o; spzoo; spolka z ograniczona odpowiedzialnoscia;
    sia; uab; uzdaroji akcine bendrove; ou; osauhing; epe; e p e; ike; oy; osakeyhtio; aps; anpartsselskab; mmc; mchj; shpk; sh p k; tpk;
    pty ltd; pte ltd; pvt ltd; private limited; private limited company; proprietary limited; p ltd; sdn bhd; sendirian berhad;
    co ltd; company limited; limited company; ltd; limited; ltd co; ltd sti; limited sirketi; sti; ltee; co limited; coltd; tnhh;
    cong ty tnhh; youxian gongsi; youxian zeren gongsi; yugen kaisha; yugen gaisha; gk; godo kaisha; hhk;
    sociedad limitada unipersonal; societa a responsabilita limitata semplificata; as ltd; fz llc; fzllc; fzc; fz co; fzco; fze; free zone company;
    pty; proprietary; pty limited; cia ltda; cia limitada; compania limitada; jdoo; j d o o; ehf; dac; designated activity company; teo; teoranta; suarl;
    spol s r o; s de rl mi; srll; sll; slne; sprlu; ebvba; taa; tda; odo; obshchestvo s dopolnitelnoy otvetstvennostyu; ivs; smba; ulc; l3c; sa rl;
    professional limited liability company; liability company; limitee; erl; nl; free zone establishment; dmcc; pjs llc; mas uliyyat cheklangan jamiyati; masuliyyatli cemiyyeti;`,
  'joint-stock': `
    jsc; j s c; joint stock company; joint stock co; ojsc; oao; o a o; pjsc; pao; p a o; cjsc; zao; z a o; ao; a o; pat; vat; prat; at; tat; aat; kkk;
    open joint stock company; public joint stock company; closed joint stock company; private joint stock company; pjs; pjsco; psc; p j s c;
    otkrytoe aktsionernoe obshchestvo; publichnoe aktsionernoe obshchestvo; zakrytoe aktsionernoe obshchestvo; aktsionernoe obshchestvo;
    otkrytoye aktsionernoye obshchestvo; publichnoye aktsionernoye obshchestvo; zakrytoye aktsionernoye obshchestvo; aktsionernoye obshchestvo;
    ag; a g; aktiengesellschaft; sa; s a; saa; sab; sab de cv; s a b de c v; sa de cv; s a de c v; sociedad anonima; societe anonyme;
    sociedade anonima; sociedad anonima de capital variable; sau; sau de cv; saic; saci; sacifia; sapi; sapi de cv; s a p i de c v; sas; s a s;
    sociedad por acciones simplificada; societe par actions simplifiee; sasu; spa; s p a; societa per azioni; nv; n v;
    naamloze vennootschap; ab; aktiebolag; publ; as; a s; aktieselskab; asa; aksjeselskap; allmennaksjeselskap; oyj; ad; a d; ead; akcionarsko drustvo; dd; d d; dionicko drustvo;
    ae; a e; anonymi etairia; anonim sirketi; anonim sirket; akciova spolecnost; akciova spolocnost; nyrt; zrt; reszvenytarsasag; rt;
    spolka akcyjna; ab akcine bendrove; aktsiaselts; akciju sabiedriba; sha; sh a; sae; s a e; saoc; s a o c; saog; s a o g; sal; s a l; saog; ksc; kscc; kscp; bsc; bscc; qsc; qpsc; asj;
    plc; p l c; public limited company; public company limited; pcl; tbk; pt tbk; perseroan terbatas; pt; p t; cong ty co phan; ctcp; berhad; bhd;
    gufen youxian gongsi; kabushiki kaisha; kabushiki gaisha; kk; k k; chusik hoesa; societas europaea; se; s e;
    inc; incorporated; corp; corporation; incorporation; co inc; corp ltd; pjs company; sherkat sahami; sahami khas; sahami am; stock company; aksiyadorlik jamiyati; sc;
    acik anonim sirketi; pc; hf; abp; sam; sapib de cv; sapi b de cv; sofom enr; s a s de c v; sacs; asc; zat; kdd; inc co; pbc;
    public benefit corporation; benefit corporation; professional corporation; prof corp; public corporation; chartered; opc; ibc; se selskab`,
  partnership: `
    lp; l p; llp; l l p; lllp; limited partnership; limited liability partnership; general partnership; gp; kg; kommanditgesellschaft;
    gmbh co kg; gmbh and co kg; gmbh und co kg; gmbh u co kg; ag co kg; ohg; gbr; kgaa; partg; partg mbb; snc; s n c; sas di; scs; s c s; sca; s c a;
    cv; c v; commanditaire vennootschap; vof; vennootschap onder firma; maatschap; sec; senc; sencrl; slp; kb; hb; handelsbolag; kommanditbolag;
    kommanditselskab; ks; k s; ans; da; ky; k y; ek; e k; ee; oe; kd; k d; sd; s d; bt; kkt; spj; sp j; sp k; spk; komandytowa; kom srl; pslp; scsp; slnc;
    og; oeg; owm; spp; s en c; cia s en c; s en c por a; s en c de cv; secs; secsp; keg; jtd; slf; slhf; ss; gesbr; commv; comm v; rllp; lllp; gmbh co ohg;
    ag co ohg; stiftung co kg; societe en commandite; sociedad en comandita; gesellschaft burgerlichen rechts; adi sirket; kollektif sirket; komandit sirketi`,
  'sole-trader': `
    e kfm; e kffr; enk; tp; fie; einzelfirma; raison individuelle; ip; chp; fop; fizychna osoba pidpryyemets; individualnyy predprinimatel; individualnyi predprinimatel; sole proprietorship; sole proprietor; sole trader;
    est; eu eirl; ei; eurl; eurlu; e u; eu; einzelunternehmen; eenmanszaak; edb; et; empresa individual; sps; sahis sirketi`,
  foundation: `
    foundation; stiftung; stichting; fondation; fundacion; fundacao; fondazione; fundatia; fond; vakfi; vakif; saatio; stiftelse; fonden; waqf; trust;
    fdn; fup; trust company; reit; charitable trust; charitable foundation; ggmbh; alapitvany; fundacja; nadace; zaklada; yayasan`,
  association: `
    ev; e v; eingetragener verein; verein; association; asociacion; asociatia; associacao; associazione; asbl; vzw; aisbl; ivzw; dernegi; ong; ngo; npo;
    ano; avtonomnaya nekommercheskaya organizatsiya; nonprofit; non profit; nekommercheskaya organizatsiya; zs; zu; udruga; udruzenie; ry; rf;
    gie; eeig; geie; esv; isbl; izw; mtu; assoc; assn; npc; ewiv; vog; ac; a c; asociacion civil; sc de rl; cic; community interest company; clg; charitable incorporated organisation; cio`,
  cooperative: `
    sce; scri; co operative; cooperative ltd; cooperative limited; co operative limited; egen; scoopp; cooperatie; cooperative; co op; coop; cooperativa; eg; e g; genossenschaft; eingetragene genossenschaft; scoop; s coop; scrl; cvba; scarl; soc coop; sociedad cooperativa; societe cooperative; scop;
    kooperativ; kooperatifi; amba; osuuskunta; spoldzielnia; druzstvo; koperasi; hkd`,
  'state-owned': `
    fgup; f g u p; federalnoe gosudarstvennoe unitarnoe predpriyatie; gup; g u p; gosudarstvennoe unitarnoe predpriyatie; mup; state unitary enterprise;
    federal state unitary enterprise; state enterprise; state company; state corporation; fgbu; fku; fgau; fkp; gosudarstvennoe predpriyatie; goskorporatsiya;
    rup; rue; republican unitary enterprise; dp; derzhavne pidpryyemstvo; gp ukr; ep; eps; empresa publica; public enterprise; javno preduzece; jp; persero`,
};

const byPhrase = new Map<string, string>();
let longest = 1;
for (const [name, text] of Object.entries(classes)) {
  for (const phrase of text.split(';')) {
    const words = phrase.trim().replace(/\s+/g, ' ');
    if (words === '' || byPhrase.has(words)) continue;
    byPhrase.set(words, name);
    longest = Math.max(longest, words.split(' ').length);
  }
}

/** How many words the longest form has. */
export const longestForm = longest;

/** The class of a legal form written as folded words with blanks between them, or ''. */
export const formClassOf = (phrase: string): string => byPhrase.get(phrase) ?? '';

const shortestSlip = 5;
const words = new Set([...byPhrase.keys()].flatMap((phrase) => phrase.split(' ')));

const without = (word: string): string[] => Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));

const slips = new Map<string, string>();
for (const word of words)
  if (word.length >= shortestSlip)
    for (const slip of [word, ...without(word)]) if (!slips.has(slip)) slips.set(slip, word);

/** A word of a legal form with one letter missed, doubled, changed or put in, as it should be; any other word as it is. */
export const mendFormWord = (word: string): string => {
  if (word.length < shortestSlip - 1 || words.has(word)) return word;
  const missed = slips.get(word);
  if (missed !== undefined) return missed;
  for (const slip of without(word)) {
    const found = slips.get(slip);
    if (found !== undefined && Math.abs(found.length - word.length) < 2) return found;
  }
  return word;
};
