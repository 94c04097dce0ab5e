import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { loadCalendar } from './calendar.ts';
import type { Calendar } from './core/calendar.ts';
import { UserError } from './core/errors.ts';
import { type UnitRegistry, unitRegistry } from './core/units.ts';
import { loadUnits } from './units.ts';

/** What an organisation knows beside its documents. */
export interface Known {
  units: UnitRegistry;
  calendar: Calendar;
  /** Changes with the files behind it: what was read with the old ones is read again. */
  version: string;
}

/** Units and days off of an archive folder. Throws UserError that names file and line. */
export function loadKnown(folder: string): Known {
  const units = loadUnits(folder);
  const calendar = loadCalendar(archiveFile(folder, 'calendar.json'));
  const version = createHash('sha256')
    .update(JSON.stringify([units, calendar]))
    .digest('hex')
    .slice(0, 12);
  return { units: unitRegistry(units), calendar, version };
}

/** A file of the archive folder, else the one that ships with the program. */
export function archiveFile(folder: string, name: string): string {
  const own = join(folder, name);
  return existsSync(own) ? own : fileURLToPath(new URL(`../knowledge/${name}`, import.meta.url));
}

const abbreviationsShape = z.record(z.string().min(1), z.array(z.string().min(1)).min(1));

/** The archive's own abbreviations, else those that ship with the program. Throws UserError. */
export function abbreviationsOf(folder: string): Record<string, string[]> {
  const file = archiveFile(folder, 'abbreviations.json');
  try {
    return abbreviationsShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new UserError(
      `Tệp chữ viết tắt ${file} không đúng dạng {"UBND": ["Ủy ban nhân dân"]}. Hãy sửa lại tệp này.`,
      { cause },
    );
  }
}
