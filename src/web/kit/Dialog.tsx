import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from './Icon.tsx';
import { useT } from './words.ts';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

/** A window over the page: keeps the focus, closes with Escape, gives the focus back. Shown as long as it is rendered. */
export const Dialog = ({ title, onClose, children, wide = false }: DialogProps) => {
  const t = useT();
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  // at the end of the body, so that it may be asked for from inside a sentence; a form in it is not part of one around it
  return createPortal(
    <dialog
      ref={box}
      className={`ff-dialog ${wide ? 'ff-dialog--wide' : ''}`}
      aria-labelledby={id}
      onSubmit={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="ff-dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="ff-icon-button" aria-label={t('web.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>,
    document.body,
  );
};
