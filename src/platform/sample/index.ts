export { removeSample } from './remove.ts';
export { type Chapter, peopleTheWorld, type SampleWorld } from './world.ts';
