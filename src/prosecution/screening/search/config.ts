import { scoreSettings } from '../../../engines/names/index.ts';

/** Engine and settings an answer rests on: a change of either is a new configuration, and every record names its own. */
export const config = `fourfold/names ${scoreSettings.version} hit ${scoreSettings.hit} review ${scoreSettings.review}`;
