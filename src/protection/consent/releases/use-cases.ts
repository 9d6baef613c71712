import { decideRelease } from './decide-release.ts';
import { changeDraft, draftRelease } from './draft-release.ts';
import { enterInError, revokeRelease } from './end-release.ts';
import { releaseForm } from './form.ts';
import { endingReleases, listReleases, openRelease, openSignature } from './open-release.ts';
import { proposeRelease } from './propose-release.ts';
import { addSignatureScan, signRelease } from './sign-release.ts';

export const releaseUseCases = [
  proposeRelease,
  draftRelease,
  changeDraft,
  addSignatureScan,
  signRelease,
  revokeRelease,
  enterInError,
  endingReleases,
  listReleases,
  openRelease,
  openSignature,
  releaseForm,
  decideRelease,
] as const;
