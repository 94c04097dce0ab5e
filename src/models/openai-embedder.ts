import { UserError } from '../core/errors.ts';
import type { Embedder } from '../core/ports.ts';
import { openAiClient, type ServerAddress } from './openai-client.ts';
import { type NamedServer, serverFault } from './server-fault.ts';

export interface OpenAiEmbedderSettings extends ServerAddress {
  model: string;
  /** Texts in one request. */
  batchSize?: number;
  /** Tries after the first one on 408, 409, 429, 5xx and lost connections; the SDK waits between them. */
  maxRetries?: number;
  timeoutMs?: number;
}

/**
 * Embedder over any OpenAI-compatible `/embeddings` server
 * (https://platform.openai.com/docs/api-reference/embeddings). Asks the server once for the number of
 * dimensions, so it is only built when the server is needed.
 *
 * @throws UserError when the server cannot be reached, refuses the key, does not know the model or answers
 * with something that is no list of vectors; the key is never part of the message.
 */
export async function openAiEmbedder(settings: OpenAiEmbedderSettings): Promise<Embedder> {
  const client = openAiClient(settings, {
    maxRetries: settings.maxRetries ?? 4,
    timeoutMs: settings.timeoutMs ?? 60_000,
  });
  const server = embeddingServerOf(settings);
  const batchSize = settings.batchSize ?? 64;

  async function request(input: string[]): Promise<number[][]> {
    try {
      // Asked for plainly: several servers do not know the SDK's default, base64.
      const response = await client.embeddings.create({
        model: settings.model,
        input,
        encoding_format: 'float',
      });
      return vectorsOf(response.data, input.length);
    } catch (cause) {
      throw serverFault(cause, server);
    }
  }

  const [probe] = await request(['văn bản']);
  const dimensions = probe!.length;

  async function embed(texts: string[]): Promise<number[][]> {
    const vectors = await request(texts);
    const wrong = vectors.find((vector) => vector.length !== dimensions);
    if (wrong) {
      throw new UserError(
        `Máy chủ embedding trả về vectơ ${wrong.length} chiều thay vì ${dimensions}. Hãy kiểm tra EMBEDDING_MODEL.`,
      );
    }
    return vectors;
  }

  return {
    fingerprint: `openai:${settings.model}:${dimensions}`,
    dimensions,
    async embedDocuments(texts) {
      const vectors: number[][] = [];
      for (let start = 0; start < texts.length; start += batchSize) {
        vectors.push(...(await embed(texts.slice(start, start + batchSize))));
      }
      return vectors;
    },
    async embedQuery(text) {
      return (await embed([text]))[0]!;
    },
  };
}

/** Vectors in the order of the input, whatever the order of the answer. */
function vectorsOf(data: { index: number; embedding: number[] }[] | undefined, count: number): number[][] {
  const vectors: number[][] = [];
  for (const item of data ?? []) vectors[item.index] = item.embedding;
  for (let index = 0; index < count; index++) {
    const vector = vectors[index];
    if (!Array.isArray(vector) || vector.length === 0 || !vector.every(Number.isFinite)) {
      throw new UserError(
        'Máy chủ embedding trả về dữ liệu không đúng dạng. Hãy kiểm tra EMBEDDING_BASE_URL có trỏ tới một máy chủ tương thích OpenAI hay không.',
      );
    }
  }
  return vectors;
}

const embeddingServerOf = ({ baseUrl, apiKey, model }: OpenAiEmbedderSettings): NamedServer => ({
  baseUrl,
  apiKey,
  model,
  name: 'máy chủ embedding',
  variables: { url: 'EMBEDDING_BASE_URL', key: 'EMBEDDING_API_KEY', model: 'EMBEDDING_MODEL' },
  later: 'Các vectơ đã nhận được giữ lại; hãy chạy lại sau ít phút.',
  tooLong: 'Hãy chọn EMBEDDING_MODEL nhận được đoạn dài hơn, hoặc tăng độ dài ngữ cảnh của máy chủ.',
});
