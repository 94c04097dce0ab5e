/** One message to a model, as LangChain takes it. */
export type PromptMessage = ['system' | 'human', string];

/** A text that is sent to a model, with places to be filled. */
export interface Prompt<Placeholder extends string = string> {
  /** 12 hexadecimal digits of the SHA-256 of the file: tells with which wording an answer was made. */
  fingerprint: string;
  /** Every value goes in once and is never expanded again. */
  fill(values: Record<Placeholder, string>): PromptMessage[];
}
