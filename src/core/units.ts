import type { IsoDate, Span } from './document.ts';
import { fold, syllables } from './text.ts';
import type { Unit, UnitMention } from './unit.ts';
import { type NameMatch, nameFinder } from './unit-names.ts';
import { beginningOfPlaces, placeSpellings, placesFrom } from './unit-places.ts';
import { bare, beginsBody, endOfBody, listedBodies, unknownBodies } from './unit-words.ts';

export type UnitRegistry = ReturnType<typeof unitRegistry>;

/** Words of a position that stand before the name of its unit: "Phó Giám đốc Bệnh viện …", "Trưởng phòng …". */
const position =
  /(?:^|[^\p{L}])((?:(?:giao|dong chi|cac|pho|quyen)[ \u00a0]+)*?(?:(?:pho )?(?:tong )?giam doc|(?:pho )?truong|(?:pho )?chanh|(?:pho )?chu tich|(?:pho )?chi cuc truong|(?:pho )?cuc truong|thu truong|lanh dao|nguoi dung dau|bo truong|(?:pho )?hieu truong|gd|pgd)[ \u00a0]+)$/u;

/** `Unit.kind` of a group. */
const group = 'nhóm';

/** Where the name of the body begins in one with a position: "Chánh Văn phòng". */
function bodyIn(text: string, match: Span): number {
  const words = text.slice(match.start, match.end).matchAll(/\p{Lu}\p{L}+/gu);
  return [...words].map((word) => match.start + word.index).find((at) => beginsBody(text, at)) ?? match.start;
}

/**
 * The units that an organisation knows, and how texts and questions name them. Pure; build it once.
 * `units` are those of `units.json`, valid on load.
 */
export function unitRegistry(units: readonly Unit[]) {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const names = units.flatMap((unit) =>
    [unit.name, ...unit.aliases].flatMap((name) =>
      spellings(name).map((spelt) => ({ unit: unit.id, name: spelt })),
    ),
  );
  const findNames = nameFinder(names);
  const exact = new Map<string, string[]>();
  for (const { unit, name } of names) {
    const ids = exact.get(key(name)) ?? [];
    if (!ids.includes(unit)) exact.set(key(name), [...ids, unit]);
  }
  const everything = (text: string): Span => ({ start: 0, end: text.length });
  const mention = (text: string, span: Span, unit: string | null): UnitMention => ({
    start: span.start,
    end: span.end,
    text: text.slice(span.start, span.end),
    unit,
  });

  /** Where the position begins that stands before a name: "Trưởng phòng Y tế …". */
  function withPosition(text: string, start: number, limit: number): number {
    const before = fold(text.slice(Math.max(limit, start - 40), start));
    return start - (position.exec(before)?.[1]?.replace(/^(?:giao|dong chi)\s+/u, '').length ?? 0);
  }

  /** Known names with the position before them; a name that goes on in capitals is another body's. */
  function known(text: string, span: Span): UnitMention[] {
    let end = span.start;
    return findNames(text, span).flatMap((match) => {
      // A name inside the longer one of another body: "Văn phòng Ủy ban nhân dân tỉnh".
      if (match.start < end) return [];
      const from = withPosition(text, match.start, span.start);
      const each = members(text, match, from, span.end);
      end = each.at(-1)?.end ?? end;
      if (each.length > 0) return each;
      const after =
        /^[ \u00a0]+(?!Thành phố|Tỉnh(?! [ủu]))\p{Lu}[\p{Ll}\p{M}]+(?:[ \u00a0]+\p{Lu}[\p{Ll}\p{M}]+)*/u.exec(
          text.slice(match.end, Math.min(span.end, match.end + 40)),
        );
      const own = text.slice(match.start, match.end);
      const foreign = after && own !== own.toUpperCase() && !startsName(after[0].trim());
      end = foreign
        ? Math.max(match.end + after[0].length, endOfBody(text, bodyIn(text, match), span.end))
        : match.end;
      const named = mention(text, { start: from, end }, foreign ? null : match.unit);
      return foreign ? [named] : [named, ...alike(text, match, span.end)];
    });
  }

  const placed = (text: string, places: readonly (Span & { unit: string })[]) =>
    places.map((one) => mention(text, one, one.unit));

  /** "Trung tâm Y tế khu vực Lạc Sa, Bình Khuê và Hải Trà": the names that leave out what they share. */
  function alike(text: string, match: NameMatch, limit: number): UnitMention[] {
    const shared = /^(.+?)(?: \p{Lu}[\p{Ll}\p{M}]+)+$/u.exec(text.slice(match.start, match.end))?.[1];
    const unitOf = (name: string) => exact.get(key(`${shared} ${name}`))?.[0];
    return shared ? placed(text, placesFrom(text, match.end, limit, unitOf)) : [];
  }

  /**
   * "Phòng Y tế các huyện: Kim Lĩnh, Thượng Bạc": the members that are named after the group's name, the first
   * with the group's words. None unless the first of the names is a member's.
   */
  function members(text: string, match: NameMatch, from: number, limit: number): UnitMention[] {
    const written = text.slice(match.start, match.end);
    const shared = /^(?:các\s+)?(.+?)(?:\s+các\s.*)?$/isu.exec(written)?.[1];
    if (byId.get(match.unit)?.kind !== group || !shared) return [];
    const list = beginningOfPlaces(text, match.end, limit);
    if (list === null) return [];
    const unitOf = (name: string) =>
      placeSpellings(shared, name)
        .flatMap((one) => exact.get(key(one)) ?? [])
        .find((id) => id !== match.unit && reach(id).includes(match.unit));
    const found = placed(text, placesFrom(text, list, limit, unitOf));
    const [first, ...others] = found;
    return first ? [mention(text, { start: from, end: first.end }, first.unit), ...others] : [];
  }

  /** A new sentence or another body begins: what follows is no part of the name. */
  const startsName = (words: string) => findNames(words, everything(words))[0]?.start === 0;

  function reach(id: string, on?: IsoDate): string[] {
    const ids: string[] = [];
    const visit = (one: string) => {
      const unit = byId.get(one);
      if (!unit || ids.includes(one)) return;
      if (on && one !== id && !existsOn(unit, on)) return;
      ids.push(one);
      for (const group of unit.groups) visit(group);
    };
    visit(id);
    return ids;
  }

  return {
    get: (id: string): Unit | undefined => byId.get(id),

    all: (): readonly Unit[] => units,

    /**
     * The units named in NFC `text`, in order, without overlaps: the longest known name at each place, with
     * the position before it ("Trưởng phòng Y tế …"), and unknown bodies by their capitals, `unit: null`.
     * Offsets are into `text`. A text without diacritics is matched without them.
     */
    find(text: string, span: Span = everything(text)): UnitMention[] {
      const found = known(text, span);
      const taken = (one: Span) => found.some((other) => one.start < other.end && other.start < one.end);
      const unknown = unknownBodies(text, span).filter((one) => !taken(one));
      const held = unknown.map(({ start, end }) => ({ start: withPosition(text, start, span.start), end }));
      return [...found, ...held.map((one) => mention(text, one, null))].sort(
        (left, right) => left.start - right.start,
      );
    },

    /**
     * The units of a list, where everything between two separators is a unit: a cell "Chủ trì", the value of
     * "Đơn vị phối hợp:". Unknown ones are kept by their words.
     */
    listed(text: string, span: Span = everything(text)): UnitMention[] {
      const names = known(text, span);
      return listedBodies(text, span, names).map((part) => {
        const inside = names.filter((name) => name.start >= part.start && name.end <= part.end);
        const [first] = inside;
        const rest = first ? bare(text, { start: first.end, end: part.end }) : null;
        const whole =
          first?.start === part.start && rest && (rest.end === rest.start || text[rest.start] === '(');
        return mention(text, part, whole && inside.length === 1 ? first.unit : null);
      });
    },

    /** The one unit that has exactly this name, whatever its case and marks; null when none or several have. */
    exactly(name: string): string | null {
      const ids = exact.get(key(name)) ?? [];
      return ids.length === 1 ? ids[0]! : null;
    },

    /** The units that a person may mean by `name`, best first; empty when none is known. */
    resolve(name: string): Unit[] {
      const ids = exact.get(key(name)) ?? [
        ...new Set(findNames(name, everything(name)).map((one) => one.unit)),
      ];
      const found = ids.length > 0 ? ids : nearest(name);
      return found.map((id) => byId.get(id)).filter((unit) => unit !== undefined);
    },

    /** The unit and the groups that it belongs to, near and far; with `on`, only those that existed on that day. */
    reach,

    /** The units that belong to a group, near and far, the group itself left out. */
    members: (id: string): string[] =>
      units.filter((unit) => unit.id !== id && reach(unit.id).includes(id)).map((unit) => unit.id),

    /** Who bears the duties of a unit that is gone, with the legal basis. */
    successorsOf: (id: string): { unit: Unit; basis: string }[] =>
      (byId.get(id)?.successors ?? []).flatMap(({ unit, basis }) => {
        const found = byId.get(unit);
        return found ? [{ unit: found, basis }] : [];
      }),
  };

  /** Units whose name holds all words of `name`. */
  function nearest(name: string): string[] {
    const wanted = syllables(name).map((word) => word.folded);
    if (wanted.length < 2) return [];
    return units
      .filter((unit) =>
        [unit.name, ...unit.aliases].some((one) => {
          const words = new Set(syllables(one).map((word) => word.folded));
          return wanted.every((word) => words.has(word));
        }),
      )
      .map((unit) => unit.id);
  }
}

/** Whether a unit exists on a day, by `validFrom` and `validTo`, both inclusive. */
export function existsOn(unit: Unit, day: IsoDate): boolean {
  return (unit.validFrom === null || unit.validFrom <= day) && (unit.validTo === null || day <= unit.validTo);
}

const key = (name: string) =>
  syllables(name)
    .map((word) => word.folded)
    .join(' ');

const short: [RegExp, string][] = [
  [/^(?:Bệnh viện)(?= )/u, 'BV'],
  [/^Trung tâm Y tế/iu, 'TTYT'],
  [/^(?:Trung tâm)(?= )/u, 'TT'],
  [/^UBND/u, 'Ủy ban nhân dân'],
];

/** A name and its usual short forms; "Phòng Y tế các huyện …" is also written "các Phòng Y tế …". */
function spellings(name: string): string[] {
  const spelt = [name];
  for (const [pattern, other] of short) if (pattern.test(name)) spelt.push(name.replace(pattern, other));
  if (/ đa khoa /u.test(name)) spelt.push(name.replace(/^Bệnh viện đa khoa/u, 'BVĐK'));
  return spelt;
}
