/** What somebody calls the place where they work; small letters, since "Trung tâm Minh Khai" is a name. */
const own =
  /(?<!\p{L})(?:[Đđ]ơn vị|[Cc]ơ quan|[Pp]hòng|[Kk]hoa|[Bb]ệnh viện|[Tt]rung tâm|[Tt]rạm|[Cc]hi cục)(?: của)?(?: chúng)? (?:tôi|mình|em)(?![\p{L}\p{M}])/gu;
/** Without marks; "don vi toi han" is "đơn vị tới hạn". */
const ownUnmarked =
  /(?<!\p{L})(?:don vi|co quan|phong|khoa|benh vien|trung tam|tram|chi cuc)(?: cua)?(?: chung)? (?:toi(?! han)|minh|em)(?![\p{L}\p{M}])/gu;

/**
 * `text` (NFC) with the name of the asker's unit in the place of "đơn vị tôi". Null where it is needed and not known;
 * where it cannot be known at all (`unit` undefined) the text as it is.
 */
export function withOwnUnit(text: string, unit: string | null | undefined): string | null {
  if (unit === undefined) return text;
  const named = text.replace(own, () => unit ?? '').replace(ownUnmarked, () => unit ?? '');
  return named !== text && unit === null ? null : named;
}

export const unknownOwnUnit =
  'Văn thư chưa biết đơn vị của anh/chị. Xin gõ /donvi và tên đơn vị, rồi hỏi lại câu này.';
