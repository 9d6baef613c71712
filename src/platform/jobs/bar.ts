import type { Clock } from '../clock/index.ts';
import type { Translate } from '../i18n/index.ts';

export interface BarState {
  readonly label: string;
  readonly done: number;
  /** Null while nobody knows. */
  readonly total: number | null;
  /** When the first of it was seen, milliseconds. */
  readonly startedAt: number;
  /** How much was done by then already (a job that is taken up again). */
  readonly startedWith?: number;
}

/** `1:05` up to an hour, then `2:03:09`. */
const duration = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};

const widest = 30;
const narrowest = 8;

/**
 * One line that says how far work is: label, bar, done of total, rate, time left. On a narrow terminal the bar goes first, then the label is cut.
 *
 * @param now milliseconds
 * @param width columns; the line is never longer
 */
export const barLine = (t: Translate, state: BarState, now: number, width: number): string => {
  const { label, done, total, startedAt, startedWith = 0 } = state;
  const seconds = (now - startedAt) / 1000;
  const rate = seconds > 0 ? (done - startedWith) / seconds : 0;
  const share = total === null ? null : total <= 0 ? 1 : Math.min(1, Math.max(0, done / total));
  const facts = [
    share === null || total === null
      ? t('bar.done', { done })
      : t('bar.done-of', { percent: Math.floor(share * 100), done, total }),
    ...(rate > 0 ? [t('bar.rate', { rate: rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate) })] : []),
    ...(rate > 0 && total !== null && done < total ? [t('bar.left', { time: duration((total - done) / rate) })] : []),
  ].join('  ');
  const room = width - label.length - facts.length - 6;
  const bar = share !== null && room >= narrowest ? drawn(share, Math.min(room, widest)) : null;
  const line = [label, ...(bar ? [bar] : []), facts].join('  ');
  if (line.length <= width) return line;
  const head = label.slice(0, Math.max(0, width - facts.length - 2));
  return head ? `${head}  ${facts}` : facts.slice(0, width);
};

const drawn = (share: number, cells: number): string => {
  const full = Math.floor(share * cells);
  return `[${'#'.repeat(full)}${'.'.repeat(cells - full)}]`;
};

/** What the bar needs of a stream: `process.stderr`. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Bar {
  update(label: string, done: number, total: number | null): void;
  /** Leaves the last line standing and goes to the next. */
  end(): void;
}

const redrawMs = 100;

/** Redraws one line ten times a second at most. Writes nothing at all where no person is looking: no terminal, or `--json`. */
export const progressBar = (
  terminal: Terminal,
  { t, clock, json = false }: { t: Translate; clock: Clock; json?: boolean },
): Bar => {
  if (!terminal.isTTY || json) return { update: () => {}, end: () => {} };
  let state: BarState | null = null;
  let drawnAt = Number.NEGATIVE_INFINITY;
  const draw = (): void => {
    if (!state) return;
    drawnAt = clock.millis();
    // one column stays free: a full line would wrap on some terminals
    terminal.write(`\r\u001b[2K${barLine(t, state, drawnAt, (terminal.columns ?? 80) - 1)}`);
  };
  return {
    update: (label, done, total) => {
      const begun = state?.label === label ? state : { startedAt: clock.millis(), startedWith: done };
      state = { label, done, total, startedAt: begun.startedAt, startedWith: begun.startedWith ?? 0 };
      if (clock.millis() - drawnAt >= redrawMs || done === total) draw();
    },
    end: () => {
      if (!state) return;
      draw();
      terminal.write('\n');
      state = null;
    },
  };
};
