import { resolve } from 'node:path';
import { extract } from './answer/answer.ts';
import { backup, restore } from './archive/backup.ts';
import { openArchive } from './archive/store.ts';
import { openUsageStore } from './archive/usage-store.ts';
import { archiveFolder } from './archive-folder.ts';
import { openAskThread } from './ask-thread.ts';
import type { Config } from './config.ts';
import type { Answer, AskOptions, Refusal } from './core/answer.ts';
import type { Check } from './core/check.ts';
import { localDay } from './core/days.ts';
import type { Section } from './core/document.ts';
import { UserError } from './core/errors.ts';
import type { Evidence } from './core/evidence.ts';
import type {
  ArchivedDocument,
  ArchivedPassage,
  ArchivedTask,
  ChatModel,
  Clock,
  IndexReport,
  Progress,
} from './core/ports.ts';
import type { Turn } from './core/turn.ts';
import { examine } from './doctor.ts';
import type { GenerationParts, OpenGeneration } from './generation.ts';
import { runIndexJob } from './index-job.ts';
import { abbreviationsOf, loadKnown } from './known.ts';
import { modelUse } from './model-use.ts';
import { once } from './once.ts';
import { openDesk } from './register-desk.ts';
import { rememberedAnswers } from './remembered-answers.ts';
import { openRetrieval } from './retrieval.ts';
import { turns } from './turns.ts';

export type App = ReturnType<typeof openApp>;

export interface IndexRun {
  force?: boolean;
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

export interface AppOptions {
  /** Archive folder; unset: `knowledge` here, else the sample archive that ships with the program. */
  archive: string | undefined;
  /** Data folder. */
  data: string;
  clock: Clock;
  /**
   * Any chat model of LangChain, in place of the server of the configuration: `chatModel: new ChatAnthropic(…)`.
   * Its limits are those of the configuration where `OPENAI_MODEL` is set too.
   */
  chatModel?: ChatModel;
  /** Answers kept for those who ask the same, as long as nothing changes; 500 unless told. 0: none. */
  rememberedAnswers?: number;
  /** Answers are worked out in a thread of their own, by the clock of this machine; not where a model writes. */
  askThread?: boolean;
  /** Told when the model fails and the asker gets the quotes instead. */
  onModelFault?: (fault: unknown) => void;
}

/** One result of `search`; `parts` add up to `score`. */
export interface SearchResult {
  source: string;
  number: string | null;
  section: string;
  start: number;
  end: number;
  text: string;
  score: number;
  parts?: Record<string, number>;
}

/** A document with everything that was read out of it. */
export interface ShownDocument {
  document: ArchivedDocument & { text: string };
  sections: readonly Section[];
  passages: readonly ArchivedPassage[];
  tasks: ArchivedTask[];
}

/** Evidence below this confidence is none. Chosen by `npm run eval`: see the README for both error rates. */
const refuseBelow = 0.3;

/** Passages that an answer may choose from: a list question wants more than a page of results. */
const evidencePassages = 30;

/**
 * Composition root: opens the stores, picks the models, passes the clock. Nothing heavy is loaded before it
 * is needed, so that `index` with nothing to do is quick.
 */
export function openApp(config: Config, options: AppOptions) {
  const folder = archiveFolder(options.archive);
  const data = resolve(options.data);
  const archive = openArchive(data, options.clock);
  const retrieval = openRetrieval(config, archive, () => abbreviationsOf(folder));
  const waitMs = config.lockSeconds * 1000;
  const known = once(() => loadKnown(folder));
  const desk = openDesk({
    archive,
    known,
    clock: options.clock,
    soonDays: config.soonDays,
  });
  const usage = openUsageStore(data);
  const turn = turns();
  const remembered = rememberedAnswers<Answer | Refusal>(
    () => [archive.generation, archive.restored, archive.lastEvent(), localDay(options.clock())].join(' '),
    options.rememberedAnswers ?? 500,
  );
  const generation = generationOf(config, options, {
    archive,
    usage,
    units: () => known().units,
    clock: options.clock,
    onFault: options.onModelFault,
  });

  function read(source: string): Omit<ShownDocument, 'tasks'> {
    const document = archive.document(source);
    if (!document) {
      throw new UserError(`Trong kho không có tệp "${source}". Xem tên các tệp bằng lệnh "vanthu list".`);
    }
    return { document, sections: archive.sections(source), passages: archive.passagesOf(source) };
  }

  async function workOut(question: string, options: AskOptions = {}): Promise<Answer | Refusal> {
    await turn();
    options.signal?.throwIfAborted();
    const fromRegister = desk.answer(question);
    if (fromRegister) return fromRegister;
    const evidence = await retrieval.retrieve(question, { k: evidencePassages });
    const joined = (outcome: Answer | Refusal) => desk.join(outcome, evidence, question);
    const model = await generation?.();
    if (!model) return archive.snapshot(() => joined(extract(evidence, { archive, refuseBelow }).outcome));
    const extracted = archive.snapshot(() => extract(evidence, { archive, refuseBelow }));
    const outcome = await model.answer(evidence, extracted, options);
    return archive.snapshot(() => joined(outcome));
  }

  const thread =
    options.askThread && !generation
      ? openAskThread({ config, archive: folder, data }, (question) => workOut(question))
      : null;

  return {
    /** Folders of the archive and of the data. */
    places: { folder, data },

    /** What the archive holds. */
    counts: () => ({ ...archive.counts(), tasks: archive.countTasks() }),

    /** Which models and prompts were used, today and lately: a line each. */
    modelUse: () => modelUse(usage, options.clock()),

    /** Whether nothing was indexed yet. */
    isEmpty: (): boolean => archive.empty,

    /** Reindexes in a worker thread; `signal` stops it, and the archive is as before or whole. Throws UserError. */
    index(run: IndexRun = {}): Promise<IndexReport> {
      const job = { archive: folder, data, force: run.force ?? false, config };
      return runIndexJob(job, run.onProgress ?? (() => {}), run.signal);
    },

    /** What the archive holds about a question: the best `k` passages (10 at first). */
    evidence: (question: string, options: { k?: number } = {}): Promise<Evidence> =>
      retrieval.retrieve(question, options),

    /**
     * From the register what it can answer, else from the passages, in a model's words where there is one, joined
     * with the tasks that help. Throws the reason of the signal when the asker leaves.
     */
    async ask(question: string, options: AskOptions = {}): Promise<Answer | Refusal> {
      options.signal?.throwIfAborted();
      if (generation) return workOut(question, options);
      const outcome = await remembered(question, () => thread?.ask(question) ?? workOut(question, options));
      options.signal?.throwIfAborted();
      return outcome;
    },

    /** A follow-up as a full question by a model; null where there is none, or what it writes does not follow. */
    async rewrite(question: string, turns: readonly Turn[], options: AskOptions): Promise<string | null> {
      const model = await generation?.();
      return model ? model.rewrite(question, turns, options) : null;
    },

    /** The best `k` passages; with `explain`, the parts of each score. */
    async search(query: string, k: number, explain: boolean): Promise<SearchResult[]> {
      const { passages } = await retrieval.retrieve(query, { k });
      return passages.map(({ passage, document, score, parts }) => ({
        source: passage.source,
        number: document.number,
        section: passage.section,
        start: passage.start,
        end: passage.end,
        text: passage.text,
        score,
        ...(explain ? { parts } : {}),
      }));
    },

    /** Tasks and deadlines. */
    desk,

    /** Units and days off, read with the first question. Throws UserError that names file and line. */
    known,

    list: (): readonly ArchivedDocument[] => archive.documents(),

    /** A document with its outline and passages. Throws UserError for a source that is not in the archive. */
    read,

    /** The same with its tasks. */
    show: (source: string): ShownDocument => ({ ...read(source), tasks: archive.tasks(source) }),

    backup: (file: string) => backup(data, resolve(file)),

    restore: (file: string, onProgress: (progress: Progress) => void) =>
      restore(resolve(file), data, { clock: options.clock, waitMs, onProgress }),

    doctor: (): Promise<Check[]> =>
      examine({ config, folder, data, archive, retrieval, used: modelUse(usage, options.clock()) }),

    /** Resolves when what was asked is answered and what the models cost is written. */
    async close(): Promise<void> {
      await thread?.close();
      archive.close();
      await usage.close();
    },
  };
}

/** The model of the options or of the configuration behind the answers, loaded when first asked; null: none. */
function generationOf(
  { chat }: Config,
  { chatModel }: AppOptions,
  parts: Omit<GenerationParts, 'settings' | 'model' | 'check'>,
): (() => Promise<OpenGeneration>) | null {
  if (!chat && !chatModel) return null;
  return once(async () => {
    const { openGeneration, unsetLimits } = await import('./generation.ts');
    const { checkSentence: check } = await import('./answer/check-sentence.ts');
    const model = async () => chatModel ?? (await import('./models/chat-model.ts')).openChatModel(chat!);
    return openGeneration({ ...parts, check, settings: chat ?? unsetLimits, model: once(model) });
  });
}
