import { correctOwn } from './correct-own.ts';
import { enterOwn, leaveOwn } from './enter.ts';
import { ownCopy } from './own-copy.ts';
import { ownRecord } from './own-record.ts';
import { ownSeen } from './own-seen.ts';
import { ownShared, revokeOwn } from './own-shared.ts';
import { ownSetting, setOwnSetting } from './setting.ts';
import { answerVoice, listVoices } from './voices/answer.ts';
import { askOwn, readAnswer, sayVoice, youSaid } from './voices/say.ts';
import { endOwnLink, giveOwnAccount, makeOwnLink, ownWays, takeOwnAccount } from './ways-in.ts';

export const ownUseCases = [
  ownWays,
  makeOwnLink,
  endOwnLink,
  giveOwnAccount,
  takeOwnAccount,
  ownSetting,
  setOwnSetting,
  enterOwn,
  leaveOwn,
  ownRecord,
  ownSeen,
  ownShared,
  revokeOwn,
  correctOwn,
  ownCopy,
  askOwn,
  sayVoice,
  readAnswer,
  youSaid,
  listVoices,
  answerVoice,
] as const;
