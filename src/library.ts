import { Document } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import { Runnable, type RunnableConfig } from '@langchain/core/runnables';
import type { App } from './app.ts';
import { stream } from './assistant/stream.ts';
import type { Answer, Refusal } from './core/answer.ts';
import type { IsoDate } from './core/document.ts';

export { type App, type AppOptions, openApp } from './app.ts';
export { type Config, loadConfig } from './config.ts';
export type { Answer, CitedQuote, DocumentCard, Refusal } from './core/answer.ts';
export { UserError } from './core/errors.ts';

/**
 * What another program may import. LangChain is loaded here and by nothing on the way of the command line, which it
 * would cost half a second.
 */

/** Where a retrieved passage stands: `pageContent` is the document's text from `start` to `end`. */
export interface PassageMetadata {
  source: string;
  number: string | null;
  /** Day of issue. */
  date: IsoDate | null;
  /** A readable path such as `2.2 › 5`. */
  section: string;
  start: number;
  end: number;
  score: number;
}

/** The archive as a LangChain retriever: the best `k` passages (10 at first), best first. */
export function vanthuRetriever(
  app: Pick<App, 'evidence'>,
  { k = 10 }: { k?: number } = {},
): BaseRetriever<PassageMetadata> {
  return new VanthuRetriever(app, k);
}

class VanthuRetriever extends BaseRetriever<PassageMetadata> {
  override lc_namespace = ['vanthu', 'retrievers'];
  readonly #app: Pick<App, 'evidence'>;
  readonly #k: number;

  constructor(app: Pick<App, 'evidence'>, k: number) {
    super({});
    this.#app = app;
    this.#k = k;
  }

  override async _getRelevantDocuments(question: string): Promise<Document<PassageMetadata>[]> {
    const { passages } = await this.#app.evidence(question, { k: this.#k });
    return passages.map(({ passage, document, score }) => {
      const { source, section, start, end } = passage;
      const { number, issuedOn: date } = document;
      return new Document({
        id: `${source}#${start}-${end}`,
        pageContent: passage.text,
        metadata: { source, number, date, section, start, end, score },
      });
    });
  }
}

/** A question, with who asks where budgets are counted by person: `web:lan`. */
export type Asked = string | { question: string; asker?: string | null };

/**
 * The whole way from a question to its outcome as a LangChain Runnable. `stream` gives the outcome as it grows: each
 * one stands in the place of the one before it, its text is checked, and the last one is what `invoke` gives. The
 * signal of the call ends it.
 */
export function vanthuChain(app: Pick<App, 'ask'>): Runnable<Asked, Answer | Refusal> {
  return new VanthuChain(app);
}

class VanthuChain extends Runnable<Asked, Answer | Refusal> {
  override lc_namespace = ['vanthu', 'chains'];
  readonly #app: Pick<App, 'ask'>;

  constructor(app: Pick<App, 'ask'>) {
    super({});
    this.#app = app;
  }

  override invoke(asked: Asked, config?: Partial<RunnableConfig>): Promise<Answer | Refusal> {
    return this._callWithConfig((input: Asked) => this.#ask(input, config), asked, config);
  }

  override async *_streamIterator(
    asked: Asked,
    config?: Partial<RunnableConfig>,
  ): AsyncGenerator<Answer | Refusal> {
    const growing = async function* (this: VanthuChain): AsyncGenerator<Answer | Refusal> {
      const left = new AbortController();
      const signal = config?.signal ? AbortSignal.any([config.signal, left.signal]) : left.signal;
      try {
        yield* stream<Answer | Refusal>(async (emit) => {
          const onText = (text: string) =>
            emit(replacing({ kind: 'answer', mode: 'generated', text, quotes: [] }));
          emit(replacing(await this.#ask(asked, { signal }, onText)));
        });
      } finally {
        left.abort(new Error('The stream is no longer read.'));
      }
    };
    yield* this._transformStreamWithConfig(only(asked), growing.bind(this), config ?? {});
  }

  #ask(asked: Asked, config?: Partial<RunnableConfig>, onText?: (text: string) => void) {
    const { question, asker = null } = typeof asked === 'string' ? { question: asked } : asked;
    const signal = config?.signal;
    return this.#app.ask(question, { asker, ...(signal ? { signal } : {}), ...(onText ? { onText } : {}) });
  }
}

async function* only<Value>(value: Value): AsyncGenerator<Value> {
  yield value;
}

/** LangChain joins streamed pieces by their `concat` before a next step; without one it would double their texts. */
function replacing<Outcome extends Answer | Refusal>(outcome: Outcome): Outcome {
  return Object.defineProperty({ ...outcome }, 'concat', { value: (next: Outcome) => next });
}
