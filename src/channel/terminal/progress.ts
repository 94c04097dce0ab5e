import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../../core/ports.ts';

const stageNames: Record<Progress['stage'], string> = {
  reading: 'Đọc văn bản',
  embedding: 'Tính vectơ',
  writing: 'Ghi kho',
  vectors: 'Dựng chỉ mục vectơ',
};

/** Shows long work. `stop` clears up and may be called at any time. */
export interface ProgressReporter {
  report(progress: Progress): void;
  stop(): void;
}

/**
 * A bar where `stream` is a terminal; otherwise one plain line when a stage begins and when it ends, so that
 * a log file stays readable. Never writes to standard output.
 */
export function progressReporter(stream: NodeJS.WriteStream = process.stderr): ProgressReporter {
  return stream.isTTY ? barReporter(stream) : lineReporter(stream);
}

function barReporter(stream: NodeJS.WriteStream): ProgressReporter {
  const bar = new SingleBar(
    { stream, format: '{stage} [{bar}] {value}/{total} {source}', hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  let stage: Progress['stage'] | null = null;
  return {
    report(progress) {
      const payload = { stage: stageNames[progress.stage], source: progress.source ?? '' };
      if (stage === progress.stage) {
        bar.setTotal(progress.total);
        bar.update(progress.done, payload);
        return;
      }
      if (stage) bar.stop();
      stage = progress.stage;
      bar.start(progress.total, progress.done, payload);
    },
    stop() {
      if (stage) bar.stop();
      stage = null;
    },
  };
}

function lineReporter(stream: NodeJS.WriteStream): ProgressReporter {
  let stage: Progress['stage'] | null = null;
  let finished = false;
  return {
    report(progress) {
      if (progress.total === 0) return;
      const ends = progress.done >= progress.total;
      if (stage === progress.stage && (finished || !ends)) return;
      stage = progress.stage;
      finished = ends;
      stream.write(`${stageNames[progress.stage]}: ${progress.done}/${progress.total}\n`);
    },
    stop() {},
  };
}
