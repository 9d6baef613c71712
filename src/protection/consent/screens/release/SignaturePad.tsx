import { type PointerEvent, useRef } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { useConsentWords } from '../words.ts';

const width = 600;
const height = 200;

/** Takes the path of the pen, and nothing else: `M x y L x y …`. Works with a finger, a pen, a mouse. */
export const SignaturePad = ({ path, onPath }: { path: string; onPath: (path: string) => void }) => {
  const { t } = useConsentWords();
  const board = useRef<SVGSVGElement>(null);
  const pen = useRef<{ readonly path: string; readonly down: boolean }>({ path: '', down: false });

  const at = (event: PointerEvent): string => {
    const box = board.current?.getBoundingClientRect();
    if (!box) return '0 0';
    const x = ((event.clientX - box.left) / box.width) * width;
    const y = ((event.clientY - box.top) / box.height) * height;
    return `${Math.round(x)} ${Math.round(y)}`;
  };
  const down = (event: PointerEvent<SVGSVGElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    pen.current = { path: `${path ? `${path} ` : ''}M${at(event)}`, down: true };
  };
  const move = (event: PointerEvent): void => {
    if (!pen.current.down) return;
    pen.current = { path: `${pen.current.path} L${at(event)}`, down: true };
    onPath(pen.current.path);
  };
  const up = (): void => {
    pen.current = { ...pen.current, down: false };
  };
  return (
    <div className="ff-pad">
      <svg
        ref={board}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t(path ? 'consent.pad.drawn' : 'consent.pad')}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <line x1="20" x2={width - 20} y1="160" y2="160" className="ff-pad-line" />
        {path ? <path d={path} className="ff-pad-pen" /> : null}
      </svg>
      <div className="ff-buttons">
        <span className="ff-small">{t('consent.pad.hint')}</span>
        {path ? (
          <Button kind="quiet" onClick={() => onPath('')}>
            {t('consent.pad.again')}
          </Button>
        ) : null}
      </div>
    </div>
  );
};
