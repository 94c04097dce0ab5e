/**
 * A fault that the person at the keyboard can mend: `message` is Vietnamese and names the thing and the
 * remedy. `exitCode` is 2 for wrong usage, 1 otherwise.
 */
export class UserError extends Error {
  readonly exitCode: number;

  constructor(message: string, options: { cause?: unknown; exitCode?: number } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'UserError';
    this.exitCode = options.exitCode ?? 1;
  }
}
