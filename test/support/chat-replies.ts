import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A chat completion as it was asked for, over the wire. */
export interface ChatRequest {
  model: string;
  messages: { role: string; content: string }[];
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  temperature?: number;
  max_tokens?: number;
  max_completion_tokens?: number;
  /** Every message, one after the other: what a script computes its answer from. */
  prompt: string;
  /** 0 for the first chat request of this server, and so on. */
  number: number;
}

/** Text that is sent as a completion, streamed where the request asks for it. */
export interface TextReply {
  text: string;
  /** What a server of reasoning models sends beside the text, before it. */
  reasoning?: string;
  /** Usage to tell; `none`: the server tells none. Default: one token a word, in and out. */
  usage?: { prompt_tokens: number; completion_tokens: number } | 'none';
  /** Milliseconds before the first byte. */
  delayMs?: number;
  /** Characters in one chunk (default 7), and milliseconds before each (default 0): a slow drip. */
  chunk?: number;
  pauseMs?: number;
  /** Sends one JSON answer although a stream was asked for. */
  ignoreStream?: boolean;
  /**
   * How it ends. `done` (default): as it should. `cut`: the body ends half-way through the text, in good order but
   * without an end mark. `drop`: the connection is lost half-way. `broken`: half-way comes something that is no
   * JSON. `error`: half-way comes what the server says of its own fault. `length`: the token limit was reached. `no mark`: all of the text, without `[DONE]` (some servers do so).
   */
  end?: 'done' | 'cut' | 'drop' | 'broken' | 'error' | 'length' | 'no mark';
}

/** A refusal with an HTTP status. */
export interface StatusReply {
  status: number;
  message?: string;
  /** The field that the refusal is about, as OpenAI tells it. */
  param?: string;
  /** Seconds. */
  retryAfter?: number;
}

/** `hang`: takes the request and never answers. `drop`: closes the connection without a word. */
export type ChatReply = TextReply | StatusReply | 'hang' | 'drop';

/** What the server does with a request; an array: one reply a request in order, the last one stays. */
export type ChatScript =
  | ((request: ChatRequest) => ChatReply | Promise<ChatReply>)
  | readonly (ChatReply | ((request: ChatRequest) => ChatReply | Promise<ChatReply>))[];

/** A server that answers 400 to requests with one of `fields`, as strict servers do, else with `reply`. */
export function refusing(fields: readonly string[], reply: ChatReply): ChatScript {
  return (request) => {
    const param = fields.find((field) => field in request);
    return param === undefined
      ? reply
      : { status: 400, param, message: `Unrecognized request argument supplied: ${param}` };
  };
}

export async function replyTo(request: ChatRequest, script: ChatScript): Promise<ChatReply> {
  const step = Array.isArray(script) ? script[Math.min(request.number, script.length - 1)] : script;
  return typeof step === 'function' ? step(request) : step;
}

const words = (text: string) => text.split(/\s+/).filter(Boolean).length;

/** Sends one reply; resolves when it is sent, or as soon as the client is gone. */
export async function sendReply(
  reply: ChatReply,
  request: ChatRequest,
  response: ServerResponse,
): Promise<void> {
  if (reply === 'hang') return;
  if (reply === 'drop') {
    response.destroy();
    return;
  }
  if ('status' in reply) return sendStatus(reply, response);
  if (reply.delayMs) await sleep(reply.delayMs);
  const usage = reply.usage ?? {
    prompt_tokens: words(request.prompt),
    completion_tokens: words(reply.text),
  };
  if (request.stream && !reply.ignoreStream) await sendStream(reply, request, usage, response);
  else sendWhole(reply, request, usage, response);
}

function sendStatus({ status, message, param, retryAfter }: StatusReply, response: ServerResponse): void {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
  const error = { message: message ?? 'no', type: 'scripted', param: param ?? null, code: null };
  response.writeHead(status, headers).end(JSON.stringify({ error }));
}

const wholeUsage = (usage: Exclude<TextReply['usage'], undefined>) =>
  usage === 'none'
    ? {}
    : { usage: { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens } };

function sendWhole(
  reply: TextReply,
  request: ChatRequest,
  usage: Exclude<TextReply['usage'], undefined>,
  response: ServerResponse,
): void {
  const reasoning = reply.reasoning === undefined ? {} : { reasoning_content: reply.reasoning };
  const json = JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: request.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: reply.text, ...reasoning },
        finish_reason: reply.end === 'length' ? 'length' : 'stop',
      },
    ],
    ...wholeUsage(usage),
  });
  response.writeHead(200, { 'content-type': 'application/json' });
  if (reply.end === 'drop') {
    response.write(json.slice(0, json.length / 2), () => response.destroy());
  } else response.end(reply.end === 'broken' || reply.end === 'cut' ? json.slice(0, json.length / 2) : json);
}

async function sendStream(
  reply: TextReply,
  request: ChatRequest,
  usage: Exclude<TextReply['usage'], undefined>,
  response: ServerResponse,
): Promise<void> {
  const send = (event: object) => response.write(`data: ${JSON.stringify({ ...head, ...event })}\n\n`);
  const head = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: request.model };
  const choice = (delta: object, finish: string | null = null) => ({
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  send(choice({ role: 'assistant', content: '' }));
  if (reply.reasoning !== undefined) send(choice({ reasoning_content: reply.reasoning }));
  const end = reply.end ?? 'done';
  const half = end === 'cut' || end === 'drop' || end === 'broken' || end === 'error';
  const text = half ? reply.text.slice(0, Math.ceil(reply.text.length / 2)) : reply.text;
  const size = reply.chunk ?? 7;
  for (let at = 0; at < text.length; at += size) {
    if (reply.pauseMs) await sleep(reply.pauseMs);
    if (response.destroyed) return;
    send(choice({ content: text.slice(at, at + size) }));
  }
  if (end === 'drop') {
    // What was written is on its way before the connection goes.
    await sleep(20);
    response.destroy();
  } else if (end === 'cut') response.end();
  else if (end === 'error') {
    response.end(`data: ${JSON.stringify({ error: { message: 'out of memory', code: 500 } })}\n\n`);
  } else if (end === 'broken') response.end('data: {"choices": [{"delta": \n\n<html>proxy</html>\n\n');
  else {
    send(choice({}, end === 'length' ? 'length' : 'stop'));
    if (request.stream_options?.include_usage && usage !== 'none')
      send({ choices: [], ...wholeUsage(usage) });
    response.end(end === 'no mark' ? undefined : 'data: [DONE]\n\n');
  }
}
