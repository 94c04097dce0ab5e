import type { Seen, Stage, Writer } from './platforms.ts';

export type Person = ReturnType<typeof personIn>;

const patienceMs = 20_000;

/** A person in a chat: what they do, and what they then read. `script` is the play as it was. */
export function personIn(
  stage: Stage,
  who: Writer,
  { script, written }: { script: string[]; written: string[] },
) {
  /** Messages of the bot that this person has looked at before they last did something. */
  let before = 0;
  let told = 0;

  function act(words: string): void {
    note();
    before = stage.seen(who.chat).length;
    script.push(`\n${who.name.toUpperCase()}: ${words}`);
  }

  function fresh(): Seen[] {
    return stage.seen(who.chat).slice(before);
  }

  /** Into the script goes what came since. */
  function note(): void {
    const seen = stage.seen(who.chat);
    for (const { text, choices, file, edited } of seen.slice(told)) {
      const buttons = choices.map(({ label }) => `[${label}]`).join(' ');
      const kind = file ? `(tệp ${file.name}) ` : edited ? '(sửa) ' : '';
      script.push(`  VĂN THƯ → ${who.name} (${text.length}): ${kind}${text.replaceAll('\n', '\n    ')}`);
      if (buttons) script.push(`    ${buttons}`);
    }
    told = seen.length;
  }

  async function until<Found>(find: () => Found | undefined, wanted: string): Promise<Found> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const found = find();
      if (found !== undefined) {
        note();
        return found;
      }
      if (Date.now() > deadline) {
        note();
        const read = fresh().map(({ text, file }) => `${file?.name ?? ''} ${text}`);
        throw new Error(`${who.name} never reads ${wanted}; reads: ${read.join('\n---\n')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async function press(label: string, among: () => Seen[]): Promise<void> {
    const isIt = (one: { label: string }) => one.label === label;
    const find = () =>
      among()
        .findLast(({ choices }) => choices.some(isIt))
        ?.choices.find(isIt)?.take;
    const take = await until(find, `the button “${label}”`);
    act(`[${label}]`);
    await stage.take(who, take);
  }

  return {
    async asks(text: string, more?: Record<string, unknown>): Promise<void> {
      act(text);
      written.push(text);
      await stage.write(who, text, more);
    },

    /** Resolves with all that came since the last act, once each of these can be read in it. */
    reads(...wanted: RegExp[]): Promise<string> {
      return until(() => {
        const all = fresh()
          .map(({ text }) => text)
          .join('\n\n');
        return wanted.every((pattern) => pattern.test(all)) ? all : undefined;
      }, wanted.join(' and '));
    },

    /** The messages since the last act. */
    screen: (): Seen[] => fresh(),

    /** What a button of the newest message with it means; to press it much later. */
    button(label: string): string {
      const choice = stage
        .seen(who.chat)
        .flatMap(({ choices }) => choices)
        .findLast((one) => one.label === label);
      if (!choice) throw new Error(`${who.name} sees no “${label}”`);
      return choice.take;
    },

    /** Waits for a button that came since the last act, then presses it, or types its number where there are none. */
    presses: (label: string): Promise<void> => press(label, fresh),

    /** A button of a message further up. */
    pressesAbove: (label: string): Promise<void> => press(label, () => stage.seen(who.chat)),

    /** Presses a button that was kept. */
    async pressesOld(take: string, label: string): Promise<void> {
      act(`[${label}] (ở tin cũ)`);
      await stage.take(who, take);
    },

    async sends(name: string, bytes: Uint8Array | string): Promise<void> {
      act(`(gửi tệp ${name})`);
      written.push(name);
      await stage.sendFile!(who, name, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
    },

    /** The file with such a name, once it came. */
    gets(name: RegExp): Promise<NonNullable<Seen['file']>> {
      return until(() => fresh().find(({ file }) => file && name.test(file.name))?.file, `a file ${name}`);
    },
  };
}
