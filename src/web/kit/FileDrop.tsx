import { type DragEvent, useId, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { useWords } from './words.ts';

export interface FileRules {
  /** Endings that are taken, with the dot: `.csv`. The server looks at the content as well. */
  readonly endings: readonly string[];
  readonly maxBytes: number;
  readonly label?: string;
  readonly hint?: string;
}

export interface FileDropProps extends FileRules {
  readonly file: File | null;
  readonly onFile: (file: File | null) => void;
}

const megabyte = 1024 * 1024;

/** Takes one file: by button, by drop, by keyboard; says at once when it is of the wrong kind or too large. */
export const FileDrop = ({ endings, maxBytes, label, hint, file, onFile }: FileDropProps) => {
  const { t, number } = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);

  const take = (next: File | undefined): void => {
    if (!next) return;
    const ending = endings.some((one) => next.name.toLowerCase().endsWith(one));
    const trouble = !ending
      ? t('web.file.kind', { name: next.name, endings: endings.join(', ') })
      : next.size > maxBytes
        ? t('web.file.large', { size: number(next.size / megabyte, 1), most: number(maxBytes / megabyte, 1) })
        : next.size === 0
          ? t('web.file.empty', { name: next.name })
          : null;
    setWrong(trouble);
    onFile(trouble ? null : next);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };

  return (
    <div className={`usa-form-group ${wrong ? 'usa-form-group--error' : ''}`}>
      <label className="usa-label" htmlFor={id}>
        {label ?? t('web.file.label')}
      </label>
      <div className="usa-hint" id={`${id}-hint`}>
        {hint ? `${hint} ` : ''}
        {t('web.file.hint', { endings: endings.join(', '), most: number(maxBytes / megabyte, 1) })}
      </div>
      {wrong ? (
        <span className="usa-error-message" id={`${id}-error`} role="alert">
          {wrong}
        </span>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input inside is the first */}
      <div
        className={`ff-drop ${over ? 'ff-drop--over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name={file ? 'file' : 'upload'} />
        <p>
          {file ? (
            <>
              <b>{file.name}</b> ({t('web.file.size', { size: number(file.size / 1024, 0) })})
            </>
          ) : (
            t('web.file.drop')
          )}
        </p>
        <div className="ff-drop-do">
          {/* the button's own words: the browser's would be in the browser's language */}
          <input
            ref={input}
            id={id}
            type="file"
            accept={endings.join(',')}
            aria-describedby={`${id}-hint${wrong ? ` ${id}-error` : ''}`}
            aria-invalid={wrong !== null}
            onClick={(event) => {
              // the same file, put right, is a new one; without this the browser says nothing
              event.currentTarget.value = '';
            }}
            onChange={(event) => take(event.target.files?.[0])}
          />
          <label htmlFor={id} className="usa-button usa-button--outline ff-button">
            {t(file ? 'web.file.other' : 'web.file.choose')}
          </label>
          {file ? (
            <Button
              kind="quiet"
              onClick={() => {
                if (input.current) input.current.value = '';
                onFile(null);
                input.current?.focus();
              }}
            >
              {t('web.file.remove')}
            </Button>
          ) : null}
        </div>
      </div>
    </div>
  );
};
