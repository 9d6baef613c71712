import { type RefObject, useEffect, useState } from 'react';

/** The part of a region that is drawn: what is seen and a margin around it, so that nothing pops up under the pointer. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Drawn anew only after so many pixels. */
const step = 240;
const margin = 360;

/** What is seen of a region that scrolls, in whole steps. */
export const windowOf = (box: Pick<Element, 'scrollLeft' | 'scrollTop' | 'clientWidth' | 'clientHeight'>): Window => {
  const down = (n: number): number => Math.floor(n / step) * step;
  const up = (n: number): number => Math.ceil(n / step) * step;
  return {
    left: down(box.scrollLeft) - margin,
    top: down(box.scrollTop) - margin,
    right: up(box.scrollLeft + box.clientWidth) + margin,
    bottom: up(box.scrollTop + box.clientHeight) + margin,
  };
};

const same = (a: Window, b: Window): boolean =>
  a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom;

/** Follows a region while it is scrolled or its size changes. */
export const useWindow = (region: RefObject<Element | null>): Window => {
  const [seen, setSeen] = useState<Window>({ left: 0, top: 0, right: 2400, bottom: 1600 });
  useEffect(() => {
    const box = region.current;
    if (!box) return;
    const look = (): void => {
      const now = windowOf(box);
      setSeen((before) => (same(before, now) ? before : now));
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [region]);
  return seen;
};
