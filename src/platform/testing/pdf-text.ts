import { unzlibSync } from 'fflate';

/** The text a PDF draws: its page streams inflated, by the length each of them names, and their hex strings read. */
export const textOfPdf = (bytes: Uint8Array): string => {
  const raw = Buffer.from(bytes).toString('latin1');
  const streams = [...raw.matchAll(/\/Filter \/FlateDecode\s+\/Length (\d+)\s*>>\s*stream\r?\n/g)].map((head) => {
    const from = head.index + head[0].length;
    return Buffer.from(unzlibSync(bytes.subarray(from, from + Number(head[1])))).toString('latin1');
  });
  return streams
    .flatMap((content) => [...content.matchAll(/<([0-9A-Fa-f]+)>\s*Tj/g)])
    .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
    .join('\n');
};
