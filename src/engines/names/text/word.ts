import type { Script } from '../types.ts';

/** A word that has been read, before it is known what it does in the name. */
export interface Word {
  text: string;
  start: number;
  end: number;
  script: Script;
  skeleton: string;
  afterComma: boolean;
  dotted: boolean;
  joined: boolean;
  /** The script itself tells that this is a family name. */
  family: boolean;
}
