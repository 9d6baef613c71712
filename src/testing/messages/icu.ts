import { createIntl } from '@formatjs/intl';

/** Elements of a parsed ICU message, by the numbers of its parser. */
interface Element {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
  readonly children?: readonly Element[];
}
const kinds = ['text', 'argument', 'number', 'date', 'time', 'select', 'plural', 'pound', 'tag'] as const;

const intl = createIntl({ locale: 'en', messages: {} });

/** @throws where the text is no ICU message */
const parse = (text: string): readonly Element[] =>
  intl.formatters.getMessageFormat(text, 'en').getAst() as unknown as readonly Element[];

const inside = (element: Element): readonly Element[] => [
  ...(element.children ?? []),
  ...Object.values(element.options ?? {}).flatMap((option) => option.value),
];

const deep = (elements: readonly Element[]): readonly Element[] =>
  elements.flatMap((element) => [element, ...deep(inside(element))]);

/** Name of each argument -> how it is used: `count` -> `plural`, `role` -> `select admin|other`. */
export const argumentsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    deep(parse(text))
      .filter(({ type }) => !['text', 'pound'].includes(kinds[type] ?? ''))
      .map(({ type, value = '', options = {} }) => {
        const kind = kinds[type] ?? 'unknown';
        return [value, kind === 'select' ? `select ${Object.keys(options).sort().join('|')}` : kind] as const;
      })
      .sort(([a], [b]) => a.localeCompare(b)),
  );

/**
 * The text as a reader meets it: the last case of a choice, no tags.
 *
 * @param value what stands for an argument, by its name
 */
export const spokenForm = (text: string, value: (name: string) => string = () => '5'): string => {
  const say = (elements: readonly Element[], counted: string): string =>
    elements
      .map(({ type, value: name = '', options, children }) => {
        if (kinds[type] === 'text') return name;
        if (options) return say(Object.values(options).at(-1)?.value ?? [], name);
        return children ? say(children, counted) : value(name || counted);
      })
      .join('');
  return say(parse(text), '');
};
