const forms = new Set(
  'co company corp corporation inc incorporated ltd limited llc lp llp plc pvt private pte pty sa sarl srl spa ag gmbh kg oy ab as bv nv sdn bhd cv de sapi rl doo ad ood eood lda ltda sti san tic ve pt tbk cia eirl jsc ojsc pjsc ooo zao'.split(
    ' ',
  ),
);

/**
 * A firm's name as it is compared where only its legal form may differ: letters and digits in lower case, without the forms behind it (`Co., Ltd.`,
 * `(Pvt) Ltd`, `S.A. de C.V.`, `d.o.o.`). A name that is nothing else keeps them.
 */
export const plainName = (name: string): string => {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    // letters parted by points are one word
    .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')
    .replace(/&/g, ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  let end = words.length;
  while (end > 1 && forms.has(words[end - 1] as string)) end -= 1;
  return words.slice(0, end).join(' ');
};
