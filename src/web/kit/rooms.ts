import type { ComponentType } from 'react';
import type { May } from '../../platform/contract/index.ts';
import type { IconName } from './Icon.tsx';

/** A desk in the navigation on the left. */
export interface NavItem {
  /** `/plan/actions` */
  readonly to: string;
  /** Key of its name. */
  readonly label: string;
  readonly icon: IconName;
  /** Who sees it; the server decides again. */
  readonly may: May;
}

/** One screen and its address. Its code is loaded when somebody goes there. */
export interface ScreenRoute {
  /** `/plan/actions/$actionId` */
  readonly path: string;
  readonly load: () => Promise<{ readonly Screen: ComponentType }>;
  readonly may: May;
  /** Without the navigation of the platform: sign-in, a public page, a page behind a link. */
  readonly bare?: true;
  /** Shown without asking who is signed in, and with no way out of the frame: it must open where there is no network. */
  readonly alone?: true;
}

/** A hit of the search at the top. */
export interface Hit {
  readonly to: string;
  readonly title: string;
  readonly says?: string;
}

/** What a room shows in the browser. */
export interface WebRoom {
  readonly nav: readonly NavItem[];
  readonly routes: readonly ScreenRoute[];
  /** Done whenever a page is opened, whoever is signed in; it must be quick and ask nothing where there is nothing to ask. */
  readonly onArrival?: () => Promise<void>;
  /** How the search at the top looks into this room. */
  readonly search?: {
    readonly label: string;
    readonly may: May;
    readonly find: (text: string, signal: AbortSignal) => Promise<readonly Hit[]>;
  };
}

export type Pillar = 'prevention' | 'protection' | 'prosecution' | 'partnerships';
