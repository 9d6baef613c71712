import { openPacketLink } from './open-packet-link.ts';
import { inbox, packetFile, readPacket } from './read-packet.ts';
import { newPacketLink, recallPacket } from './recall-packet.ts';

export const gateUseCases = [inbox, readPacket, packetFile, recallPacket, newPacketLink, openPacketLink] as const;
