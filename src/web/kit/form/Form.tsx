import { type ReactNode, useCallback, useId, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Output, Sent } from '../../../platform/contract/index.ts';
import { type AnyRoute, ProblemError, useAct } from '../../api.ts';
import { Alert } from '../Alert.tsx';
import { Button } from '../Button.tsx';
import { FileDrop, type FileRules } from '../FileDrop.tsx';
import { Places, ProblemAlert } from '../Problem.tsx';
import { useWords } from '../words.ts';
import { FieldRow, type FieldTweak, fieldId } from './FieldRow.tsx';
import { type Field, fieldsOf } from './fields.ts';
import { cleaned, type FormValues, resolverFor } from './resolve.ts';
import { Unsaved } from './Unsaved.tsx';

type FieldName<R> = keyof Sent<R> & string;

export interface FormProps<R extends AnyRoute> {
  /** The act; its `takes` says what is asked. */
  readonly route: R;
  /** Prefix of the messages: labels `${words}.${field}`, hints `….hint`, options `….${value}`, button `${words}.submit`. */
  readonly words: string;
  /** What is known and not asked. */
  readonly fixed?: Partial<Sent<R>>;
  /** What stands in the fields at first. */
  readonly start?: Partial<Sent<R>>;
  readonly fields?: Partial<Record<FieldName<R>, FieldTweak>>;
  /** The fields in their order; others are not asked. */
  readonly ask?: readonly FieldName<R>[];
  /** For an act with a file. */
  readonly file?: FileRules & { readonly optional?: boolean };
  /** Other capabilities whose lists change by it. */
  readonly also?: readonly string[];
  readonly onDone?: (output: Output<R>) => void;
  readonly onCancel?: () => void;
  /** What is typed is soon typed again (a password, a code): leaving does not ask first. */
  readonly nothingToLose?: true;
  /** More before the button. */
  readonly children?: ReactNode;
}

const startOf = (fields: readonly Field[], start: FormValues): FormValues =>
  Object.fromEntries(
    fields.map(({ name, kind, start: byContract }) => {
      const value = start[name] ?? byContract;
      if (kind === 'lines') return [name, Array.isArray(value) ? value.join('\n') : ''];
      if (kind === 'checks') return [name, value ?? []];
      if (kind === 'check') return [name, value ?? false];
      return [name, value ?? ''];
    }),
  );

/**
 * A form made from a contract. What the contract or the server refuses is said at the field and once more in a summary that takes
 * the focus; what was typed stays.
 */
export const Form = <R extends AnyRoute>(props: FormProps<R>) => {
  const words = useWords();
  const formId = useId();
  const act = useAct(props.route, { also: props.also ?? [] });
  const [file, setFile] = useState<File | null>(null);
  const [fileMissing, setFileMissing] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const fixed = (props.fixed ?? {}) as FormValues;
  const tweaks = (props.fields ?? {}) as Record<string, FieldTweak | undefined>;

  const all = fieldsOf(props.route.takes).filter(({ name }) => !(name in fixed));
  const asked = props.ask ? props.ask.flatMap((name) => all.filter((field) => field.name === name)) : all;
  const fields = asked.map((field) => ({
    ...field,
    kind: tweaks[field.name]?.as ?? field.kind,
    required: tweaks[field.name]?.required ?? field.required,
  }));

  const form = useForm<FormValues>({
    defaultValues: startOf(fields, (props.start ?? {}) as FormValues),
    resolver: resolverFor(props.route.takes, fields, fixed, words),
    shouldFocusError: false,
    // not while somebody types or leaves a field: a message that goes away moves the button from under the pointer
    reValidateMode: 'onSubmit',
  });
  const { errors, isDirty, submitCount } = form.formState;

  const unsaved = useRef(false);
  unsaved.current = (isDirty || file !== null) && !act.isSuccess && !props.nothingToLose;
  const isUnsaved = useCallback(() => unsaved.current, []);

  const toSummary = (): void => {
    requestAnimationFrame(() => summary.current?.focus());
  };

  const placeServerErrors = (error: unknown): void => {
    if (error instanceof ProblemError) {
      for (const place of error.problem.where) {
        const name = fields.find((field) => field.name === place.field?.split('.')[0])?.name;
        if (name) form.setError(name, { type: 'server', message: place.says ?? error.problem.says });
      }
    }
    toSummary();
  };

  const submit = form.handleSubmit(
    (values) => {
      if (props.file && !props.file.optional && !file) {
        setFileMissing(true);
        toSummary();
        return;
      }
      const input = { ...fixed, ...cleaned(values, fields) } as Sent<R>;
      act.mutate(
        { input, ...(file ? { file } : {}) },
        {
          onSuccess: (output) => {
            unsaved.current = false;
            props.onDone?.(output);
          },
          onError: placeServerErrors,
        },
      );
    },
    () => {
      act.reset();
      toSummary();
    },
  );

  const atFields = fields.flatMap(({ name }) => {
    const message = errors[name]?.message;
    return typeof message === 'string' ? [{ name, message }] : [];
  });
  const unplaced =
    act.error instanceof ProblemError
      ? act.error.problem.where.filter((place) => !fields.some((field) => field.name === place.field?.split('.')[0]))
      : [];
  const labelOf = (name: string): string => tweaks[name]?.label ?? words.t(`${props.words}.${name}`);
  const hintOf = (name: string): ReactNode => {
    const key = `${props.words}.${name}.hint`;
    return tweaks[name]?.hint ?? (words.has(key) ? words.t(key) : undefined);
  };

  return (
    <form className="ff-form" noValidate onSubmit={(event) => void submit(event)}>
      <Unsaved isUnsaved={isUnsaved} />
      <div ref={summary} tabIndex={-1} className="ff-summary">
        {act.error && atFields.length === 0 ? <ProblemAlert error={act.error} /> : null}
        {atFields.length > 0 || fileMissing ? (
          <Alert tone="error" title={words.t('web.form.summary', { count: atFields.length + (fileMissing ? 1 : 0) })}>
            <ul className="ff-places">
              {atFields.map(({ name, message }) => (
                <li key={name}>
                  <button
                    type="button"
                    className="usa-button usa-button--unstyled"
                    onClick={() => document.getElementById(fieldId(formId, name))?.focus()}
                  >
                    {labelOf(name)}: {message}
                  </button>
                </li>
              ))}
              {fileMissing ? <li>{words.t('web.file.missing')}</li> : null}
            </ul>
            <Places where={unplaced} />
          </Alert>
        ) : null}
        {typeof errors.root?.message === 'string' && submitCount > 0 ? (
          <Alert tone="error">{errors.root.message}</Alert>
        ) : null}
      </div>
      {fields.map((field) => {
        const hint = hintOf(field.name);
        const message = errors[field.name]?.message;
        return (
          <FieldRow
            key={field.name}
            field={field}
            tweak={{ ...tweaks[field.name], ...(hint ? { hint } : {}) }}
            words={props.words}
            error={typeof message === 'string' ? message : undefined}
            register={form.register}
            formId={formId}
          />
        );
      })}
      {props.file ? (
        <FileDrop
          {...props.file}
          file={file}
          onFile={(next) => {
            setFile(next);
            setFileMissing(false);
          }}
        />
      ) : null}
      {props.children}
      <div className="ff-form-foot">
        <Button type="submit" kind="main" disabled={act.isPending}>
          {act.isPending ? words.t('web.form.sending') : words.t(`${props.words}.submit`)}
        </Button>
        {props.onCancel ? (
          <Button kind="quiet" onClick={props.onCancel}>
            {words.t('web.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
};
