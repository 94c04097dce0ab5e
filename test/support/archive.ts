import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildArchive } from '../../src/archive/build.ts';
import { openArchive } from '../../src/archive/store.ts';
import { loadConfig } from '../../src/config.ts';
import { ingest, ingestVersion } from '../../src/ingest/ingest.ts';
import { hashedEmbedderFor } from '../../src/models/hashed.ts';
import { openRetrieval } from '../../src/retrieval.ts';
import { sampleKnown } from './known.ts';

const clock = () => new Date('2026-11-02T08:00:00+07:00');

/** An archive made of texts by the real readers, with its retrieval. The files are named by the keys. */
export async function archiveOf(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'vanthu-archive-'));
  const [folder, data] = [join(root, 'kho'), join(root, 'data')];
  for (const [source, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, source)), { recursive: true });
    writeFileSync(join(folder, source), text);
  }
  const report = await buildArchive({
    ...{ folder, data, ingestVersion, embedderFor: hashedEmbedderFor, maxBytes: 1e7, clock },
    ingest: (file) => ingest(file, { maxBytes: 1e7, ...sampleKnown }),
  });
  const archive = openArchive(data, clock);
  const abbreviations = { CNTT: ['công nghệ thông tin'], SYT: ['Sở Y tế'] };
  const retrieval = openRetrieval(loadConfig({}, root), archive, () => abbreviations);
  return {
    archive,
    report,
    retrieve: retrieval.retrieve,
    close() {
      archive.close();
      rmSync(root, { recursive: true });
    },
  };
}
