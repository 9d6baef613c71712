/** The survivor's own pages, as HTML that needs no script. A door serves them and calls the acts for whoever is there. */

import { ask, asking, goIn, home, leftBehind, noLink, pause, wayIn } from './door.ts';
import type { OwnPage } from './page.ts';
import { correct, correcting, record, seen } from './record.ts';
import { copy, copyFile, oneRelease, shared, stop, stopping } from './shared.ts';
import { answer, answerForm, say, saying } from './voices.ts';

export type { Asked, OwnPage, Shown } from './page.ts';

export const ownPages: readonly OwnPage[] = [
  home,
  wayIn,
  goIn,
  noLink,
  pause,
  leftBehind,
  ask,
  asking,
  record,
  correct,
  correcting,
  seen,
  shared,
  oneRelease,
  stop,
  stopping,
  copy,
  copyFile,
  say,
  saying,
  answerForm,
  answer,
];
