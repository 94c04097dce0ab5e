import { type DestinationStream, pino } from 'pino';
import type { ChannelLog } from './core/channel.ts';
import { ChannelRefusal } from './core/channel.ts';
import { UserError } from './core/errors.ts';

/** A log line for each event: JSON, without secrets, names and words of people. */
export interface Log extends ChannelLog {
  error(event: string, facts?: Facts, cause?: unknown): void;
  /** A text without secrets, for a page or a message. */
  mask(text: string): string;
}

type Facts = Record<string, string | number | boolean>;

export interface LogSettings {
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** What must never be written, wherever it stands. */
  secrets: readonly string[];
  /** Standard error unless told. */
  destination?: DestinationStream;
}

/** Facts that hold what people wrote or are called, whoever passes them. */
const private_ =
  /^(?:text|words?|question|answer|message|caption|content|name|displayName|title|label|payload|body)$/i;
const hidden = '[đã che]';

/** Shapes of secrets that the configuration does not know: tokens of platforms that change while running. */
const shapes: readonly [RegExp, string][] = [
  [/\/bot[^/\s"']+/g, `/bot${hidden}`],
  [/\b\d{6,}:[\w-]{10,}/g, hidden],
  [/\b(bearer\s+)[^\s"',]+/gi, `$1${hidden}`],
  [
    /((?:access_?token|refresh_?token|secret_?(?:key|token)?|api_?key|authorization|password)["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi,
    `$1${hidden}`,
  ],
  [/\/\/[^/\s:@]+:[^/\s@]+@/g, `//${hidden}@`],
  [/\bsk-[\w-]{8,}/g, hidden],
  [/[A-Za-z0-9_-]{40,}/g, hidden],
];

export function openLog({ level, secrets, destination }: LogSettings): Log {
  const known = [...new Set(secrets.flatMap((one) => [one, encodeURIComponent(one)]))]
    .filter((one) => one.length >= 4)
    .sort((one, other) => other.length - one.length);
  const writer = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  );

  function mask(text: string): string {
    const without = known.reduce((one, secret) => one.replaceAll(secret, hidden), text);
    return shapes.reduce((one, [shape, instead]) => one.replace(shape, instead), without);
  }

  const safe = (facts: Facts = {}): Facts =>
    Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [
        name,
        private_.test(name) ? hidden : typeof value === 'string' ? mask(value).slice(0, longest) : value,
      ]),
    );

  function write(as: 'info' | 'warn' | 'error', event: string, facts?: Facts, cause?: unknown): void {
    const told = cause === undefined ? {} : { cause: causeOf(cause, mask) };
    writer[as]({ event: mask(event), ...safe(facts), ...told });
  }

  return {
    mask,
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts, cause) => write('warn', event, facts, cause),
    error: (event, facts, cause) => write('error', event, facts, cause),
  };
}

const longest = 300;
const deepest = 4;

/**
 * What may be told of a fault. Only some of its fields: libraries put the whole call into their errors. Words of
 * others in its message (quoted, or with Vietnamese letters) may be what somebody wrote.
 */
function causeOf(fault: unknown, mask: (text: string) => string, depth = 0): unknown {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const { code, status } = fault as { code?: unknown; status?: unknown };
  const own = fault instanceof UserError || fault instanceof ChannelRefusal;
  const quiet = fault.message.replace(/"[^"]*"|“[^”]*”|'[^']*'|`[^`]*`/gs, '"…"');
  const message = own ? quiet : quiet.replace(/\S*[^\x20-\x7e]\S*/gu, '…');
  const at = (fault.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 3)
    .map((line) => mask(line.trim()));
  return {
    fault: fault.name,
    message: mask(message).slice(0, longest),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: mask(String(code)) } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    ...(own ? {} : { at }),
    ...(fault.cause !== undefined && depth < deepest ? { cause: causeOf(fault.cause, mask, depth + 1) } : {}),
  };
}
