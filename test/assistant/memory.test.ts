import { beforeEach, expect, it } from 'vitest';
import { openMemory } from '../../src/assistant/memory.ts';
import type { Place } from '../../src/core/message.ts';
import { turnOf } from './dialogues.ts';

const settings = { maxAgeMinutes: 30, turns: 3, characters: 5_000, chats: 2 };
let now = 0;
const minutes = (count: number) => {
  now += count * 60_000;
};
const clock = () => new Date(now);
const place = (user: string, chat = 'nhóm'): Place => ({ channel: 'zalo', chat, user });
const questions = (memory: ReturnType<typeof openMemory>, of: Place) =>
  memory.recall(of).turns.map((turn) => turn.full);

beforeEach(() => {
  now = Date.parse('2026-11-02T08:00:00Z');
});

it('keeps the people of one group apart', () => {
  const memory = openMemory(clock, settings);
  memory.remember(place('An'), turnOf({ q: 'một' }));
  memory.remember(place('Bình'), turnOf({ q: 'hai' }));
  expect(questions(memory, place('An'))).toEqual(['một']);
  expect(questions(memory, place('Bình'))).toEqual(['hai']);
  expect(questions(memory, place('An', 'riêng'))).toEqual([]);
  expect(questions(memory, { channel: 'telegram', chat: 'nhóm', user: 'An' })).toEqual([]);
});

it('forgets what is older than its last turn allows, and what it is told to forget', () => {
  const memory = openMemory(clock, settings);
  memory.remember(place('An'), turnOf({ q: 'một' }));
  minutes(29);
  memory.remember(place('An'), turnOf({ q: 'hai' }));
  minutes(29);
  expect(questions(memory, place('An'))).toEqual(['một', 'hai']);
  minutes(2);
  expect(questions(memory, place('An'))).toEqual([]);
  memory.remember(place('Bình'), turnOf({ q: 'ba' }));
  expect(memory.size()).toBe(1);
  memory.forget(place('Bình'));
  expect(memory.size()).toBe(0);
});

it('keeps the last turns, as far as there is room, and at least the last one', () => {
  const memory = openMemory(clock, settings);
  for (const q of ['1', '2', '3', '4']) memory.remember(place('An'), turnOf({ q }));
  expect(questions(memory, place('An'))).toEqual(['2', '3', '4']);
  memory.remember(place('An'), turnOf({ q: 'x'.repeat(6_000) }));
  expect(questions(memory, place('An'))).toHaveLength(1);
});

it('drops the chat that was quiet for longest when there are too many', () => {
  const memory = openMemory(clock, settings);
  for (const user of ['An', 'Bình', 'An', 'Chi']) memory.remember(place(user), turnOf({ q: user }));
  expect(questions(memory, place('An'))).toEqual(['An', 'An']);
  expect(questions(memory, place('Bình'))).toEqual([]);
  expect(memory.size()).toBe(2);
});
