import { decideHeld, openConflicts } from './conflicts.ts';
import { deviceContact } from './device-contact.ts';
import { endDevice, listDevices } from './devices.ts';
import { sendEdits } from './send-edits.ts';
import { renewCopy, takeCaseload } from './take-caseload.ts';

export const offlineUseCases = [
  takeCaseload,
  renewCopy,
  sendEdits,
  deviceContact,
  listDevices,
  endDevice,
  openConflicts,
  decideHeld,
] as const;
