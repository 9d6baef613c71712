import { answerReferralLink, openReferralLink } from './answer-link.ts';
import { answerReferral, receivedReferral, receivedReferrals } from './answer-referral.ts';
import { askReferral, askReferralLink } from './ask-about.ts';
import { answerCapacity, askCapacity, askedCapacity, capacityQuestions } from './capacity/capacity.ts';
import { recordUnmetNeed, referralCounts } from './counts/referral-counts.ts';
import { changeReferral, draftReferral } from './draft-referral.ts';
import { referralFhir } from './fhir/referral-fhir.ts';
import { moveReferral, recordWarmTransfer, tellReferral } from './move-referral.ts';
import { listReferrals, openReferral } from './see-referrals.ts';
import {
  askForHelp,
  moveSelfReferral,
  openSelfReferral,
  seeSelfReferralDesk,
  selfReferralDesk,
  selfReferrals,
  setSelfReferralDesk,
} from './self/self-referral.ts';
import { sendReferral, sendReferralAgain } from './send-referral.ts';

export const referralUseCases = [
  draftReferral,
  changeReferral,
  sendReferral,
  sendReferralAgain,
  moveReferral,
  tellReferral,
  recordWarmTransfer,
  listReferrals,
  openReferral,
  referralFhir,
  receivedReferrals,
  receivedReferral,
  answerReferral,
  askReferral,
  openReferralLink,
  answerReferralLink,
  askReferralLink,
  askCapacity,
  askedCapacity,
  capacityQuestions,
  answerCapacity,
  selfReferralDesk,
  setSelfReferralDesk,
  seeSelfReferralDesk,
  askForHelp,
  selfReferrals,
  openSelfReferral,
  moveSelfReferral,
  recordUnmetNeed,
  referralCounts,
] as const;
