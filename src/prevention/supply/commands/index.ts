import type { Command } from '../../../platform/cli/index.ts';
import { supplyBalance } from './balance.ts';
import { epcisChain } from './epcis-chain.ts';
import { epcisHash } from './epcis-hash.ts';
import { epcisLinks } from './epcis-links.ts';
import { epcisValidate } from './epcis-validate.ts';
import { epcisWrite } from './epcis-write.ts';
import { supplyMatch } from './match.ts';
import { supplyOwners } from './owners.ts';
import { supplyPackage } from './package.ts';
import { supplySchema } from './schema.ts';
import { supplyScreen } from './screen.ts';
import { supplySegment } from './segment.ts';
import { supplyShipments } from './shipments.ts';
import { supplyTrace } from './trace.ts';

export const supplyCommands: readonly Command[] = [
  supplySchema,
  supplyScreen,
  supplyMatch,
  supplyTrace,
  supplyBalance,
  supplyPackage,
  supplyOwners,
  supplySegment,
  supplyShipments,
  epcisValidate,
  epcisHash,
  epcisLinks,
  epcisChain,
  epcisWrite,
];
