/**
 * What may be logged of any fault: its kind and where it was thrown. Its message may hold what people wrote, or an
 * address with a token.
 */
export function kindOfFault(fault: unknown): { fault: string; at?: string } {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const at = /^\s+at (.+)$/m.exec(fault.stack?.slice(fault.message.length) ?? '')?.[1];
  return { fault: fault.name, ...(at === undefined ? {} : { at }) };
}
