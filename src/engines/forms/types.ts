import type { QuestionKind } from './form.ts';

/** XLSForm's words for its types (xlsform.org, "Question types" and "Metadata"), and what each becomes in an XForm. */
interface TypeWord {
  readonly kind: QuestionKind;
  /** The type of the XForm's binding. */
  readonly bind: string;
  /** The body control; none for what the device fills in or computes. */
  readonly control?: 'input' | 'select' | 'select1' | 'trigger' | 'upload';
  /** `jr:preload` and its parameter. */
  readonly preload?: readonly [string, string];
  readonly media?: string;
}

export const typeWords: Readonly<Record<string, TypeWord>> = {
  text: { kind: 'text', bind: 'string', control: 'input' },
  integer: { kind: 'integer', bind: 'int', control: 'input' },
  decimal: { kind: 'decimal', bind: 'decimal', control: 'input' },
  date: { kind: 'date', bind: 'date', control: 'input' },
  time: { kind: 'time', bind: 'time', control: 'input' },
  datetime: { kind: 'date-time', bind: 'dateTime', control: 'input' },
  geopoint: { kind: 'place', bind: 'geopoint', control: 'input' },
  barcode: { kind: 'text', bind: 'barcode', control: 'input' },
  select_one: { kind: 'select-one', bind: 'string', control: 'select1' },
  select_multiple: { kind: 'select-multiple', bind: 'string', control: 'select' },
  acknowledge: { kind: 'acknowledge', bind: 'string', control: 'trigger' },
  image: { kind: 'file', bind: 'binary', control: 'upload', media: 'image/*' },
  audio: { kind: 'file', bind: 'binary', control: 'upload', media: 'audio/*' },
  video: { kind: 'file', bind: 'binary', control: 'upload', media: 'video/*' },
  file: { kind: 'file', bind: 'binary', control: 'upload', media: 'application/*' },
  note: { kind: 'note', bind: 'string', control: 'input' },
  calculate: { kind: 'calculate', bind: 'string' },
  hidden: { kind: 'calculate', bind: 'string' },
  start: { kind: 'meta', bind: 'dateTime', preload: ['timestamp', 'start'] },
  end: { kind: 'meta', bind: 'dateTime', preload: ['timestamp', 'end'] },
  today: { kind: 'meta', bind: 'date', preload: ['date', 'today'] },
  deviceid: { kind: 'meta', bind: 'string', preload: ['property', 'deviceid'] },
  phonenumber: { kind: 'meta', bind: 'string', preload: ['property', 'phonenumber'] },
  username: { kind: 'meta', bind: 'string', preload: ['property', 'username'] },
  email: { kind: 'meta', bind: 'string', preload: ['property', 'email'] },
};

/** Older or looser spellings that form builders take for the same. */
const spellings: ReadonlyMap<string, string> = new Map([
  ['int', 'integer'],
  ['string', 'text'],
  ['dateTime', 'datetime'],
  ['photo', 'image'],
  ['select one', 'select_one'],
  ['select multiple', 'select_multiple'],
  ['gps', 'geopoint'],
  ['location', 'geopoint'],
  ['trigger', 'acknowledge'],
]);

/** `select_one gender` to its word, its list and what it means; null for a type that is not known here. */
export function readType(type: string): { word: string; list: string | null; means: TypeWord } | null {
  const whole = type.trim().replace(/\s+/g, ' ');
  const [, select, list] = /^(select[_ ]one|select[_ ]multiple) (\S+)$/.exec(whole) ?? [];
  const word = spellings.get(select ?? whole) ?? select ?? whole;
  const means = Object.hasOwn(typeWords, word) ? typeWords[word] : undefined;
  const needsList = word.startsWith('select_');
  if (!means || needsList !== (list !== undefined)) return null;
  return { word, list: list ?? null, means };
}
