/**
 * `npm run bench [-- NAME...]`: every question of speed, one file each, every candidate in a process of its
 * own, side by side in one run. `--dataset FILE` and `--sizes 2256,20000,100000` go to the ones that use them.
 */

import { channelsBench } from './channels.ts';
import { gateBench } from './gate.ts';
import { registerBench } from './register.ts';
import { reindexBench } from './reindex.ts';
import { searchBench } from './search.ts';
import { tasksBench } from './tasks.ts';

const benches: Record<string, (options: string[]) => Promise<void>> = {
  search: searchBench,
  reindex: reindexBench,
  register: registerBench,
  tasks: tasksBench,
  channels: channelsBench,
  gate: gateBench,
};

const [, , ...given] = process.argv;
const names = given.filter((word) => word in benches);
const options = given.filter((word) => !(word in benches));
for (const name of names.length > 0 ? names : Object.keys(benches)) await benches[name]!(options);
