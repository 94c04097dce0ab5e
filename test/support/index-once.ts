import { setTimeout as sleep } from 'node:timers/promises';
import { buildArchive } from '../../src/archive/build.ts';
import { always, lineEmbedder, readLines } from './line-archive.ts';

/** One indexing run for `kill-index.ts`: says `begun`, then works, then says `done`. */
const [folder, data] = process.argv.slice(2) as [string, string];
const embedder = lineEmbedder();
process.stdout.write('begun\n');
await buildArchive({
  folder,
  data,
  ingest: async (file) => {
    // Slow enough for a kill to fall into each stage.
    await sleep(4);
    return readLines(file);
  },
  ingestVersion: '1',
  embedderFor: always({
    ...embedder,
    embedDocuments: async (texts) => {
      await sleep(15);
      return embedder.embedDocuments(texts);
    },
  }),
  maxBytes: 1_000_000,
  clock: () => new Date(),
  force: true,
});
process.stdout.write('done\n');
