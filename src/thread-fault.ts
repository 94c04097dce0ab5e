import { UserError } from './core/errors.ts';

/** A fault as plain data: an error that crosses to another thread loses its class. */
export interface ToldFault {
  message: string;
  /** Of a `UserError`; null for any other fault. */
  exitCode: number | null;
  stack: string | undefined;
}

export function tellFault(fault: unknown): ToldFault {
  return {
    message: fault instanceof Error ? fault.message : String(fault),
    exitCode: fault instanceof UserError ? fault.exitCode : null,
    stack: fault instanceof Error ? fault.stack : undefined,
  };
}

/** The fault that was told, as an error of this thread. */
export function faultOf({ message, exitCode, stack }: ToldFault): Error {
  if (exitCode !== null) return new UserError(message, { exitCode });
  const fault = new Error(message);
  if (stack) fault.stack = stack;
  return fault;
}
