import { StratmlError } from './errors.ts';

const READABLE = ['utf-8', 'us-ascii', 'iso-8859-1', 'windows-1252', 'utf-16', 'utf-16le', 'utf-16be'];

/** Bytes of an XML file to text: by byte order mark, else by its declaration, else UTF-8; strictly. */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (!READABLE.includes(encoding)) throw badEncoding(`The file says it is ${encoding}, which is not read.`);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw badEncoding(`The file is not ${encoding.toUpperCase()} as it says, or as XML is without saying.`);
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
}

function badEncoding(message: string): StratmlError {
  return new StratmlError('STRATML_BAD_ENCODING', message, 'Save the file as UTF-8 and send it again.', {
    line: 1,
    column: 1,
    element: '',
  });
}
