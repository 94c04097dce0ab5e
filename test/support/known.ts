import { resolve } from 'node:path';
import { loadKnown } from '../../src/known.ts';

/** Units and days off of the sample archive. */
export const sampleKnown = loadKnown(resolve('knowledge'));
