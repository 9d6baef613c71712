/** The plan's front door. */
export { linkActor, linkTokenPrefix } from './calls/link-actor.ts';
