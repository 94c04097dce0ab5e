import { expect, it } from 'vitest';
import type { Assistant } from '../src/core/channel.ts';
import type { Outgoing } from '../src/core/message.ts';
import { openMetrics } from '../src/metrics.ts';

const generation = {
  ...{ model: 'm', prompt: 'p', kept: 2, inputTokens: 900, outputTokens: 80, firstSentenceMs: 5, checkMs: 1 },
  dropped: [
    { text: 'Bịa.', reason: 'no address' },
    { text: 'Sai số.', reason: 'number' },
  ],
};
const replies: Record<string, Outgoing> = {
  generated: {
    ...{ kind: 'reply', text: 'Lan hỏi' },
    outcome: { kind: 'answer', mode: 'generated', text: 'x', quotes: [], generation },
  },
  refusal: {
    ...{ kind: 'reply', text: '' },
    outcome: { kind: 'refusal', mode: 'extractive', text: 'x', quotes: [], reason: 'không có', nearest: [] },
  },
  note: { kind: 'note', text: 'chào' },
};

it('counts what goes out, changes nothing of it, and names nobody', async () => {
  const metrics = openMetrics({
    documents: () => 32,
    channels: () => [
      { name: 'telegram', up: true },
      { name: 'zalo', up: false },
    ],
    troubled: () => [{ state: 'refused' }, { state: 'refused' }, { state: 'sending' }],
  });
  const assistant: Assistant = async function* ({ text }) {
    yield { kind: 'typing' };
    yield replies[text!]!;
  };
  const measured = metrics.measured(assistant);
  const abilities = {} as Parameters<Assistant>[1]['abilities'];
  for (const text of ['generated', 'generated', 'refusal', 'note']) {
    const out: Outgoing[] = [];
    const incoming = { channel: 'telegram', chat: '77001', user: '77002', private: true, text };
    for await (const one of measured(incoming, { abilities })) out.push(one);
    expect(out).toEqual([{ kind: 'typing' }, replies[text]]);
  }
  metrics.delivered('sent');
  await expect(metrics.indexed(Promise.reject(new Error('x')))).rejects.toThrow('x');

  const text = await metrics.text();
  const lines = [
    'vanthu_questions_total{channel="telegram",outcome="answer",mode="generated"} 2',
    'vanthu_questions_total{channel="telegram",outcome="refusal",mode="extractive"} 1',
    'vanthu_answer_seconds_count{channel="telegram",mode="generated"} 2',
    'vanthu_dropped_sentences_total{reason="number"} 2',
    'vanthu_tokens_total{direction="in"} 1800',
    'vanthu_tokens_total{direction="out"} 160',
    'vanthu_documents 32',
    'vanthu_channel_up{channel="telegram"} 1',
    'vanthu_channel_up{channel="zalo"} 0',
    'vanthu_deliveries_total{state="sent"} 1',
    'vanthu_deliveries_troubled{state="refused"} 2',
    'vanthu_index_runs_total{result="failed"} 1',
  ];
  for (const line of lines) expect(text).toContain(line);
  for (const person of ['77001', '77002', 'Lan', 'Bịa']) expect(text).not.toContain(person);
});
