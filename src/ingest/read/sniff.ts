import type { Refused } from '../reading.ts';
import { reasons } from '../reasons.ts';
import { readZip, unpack } from './zip.ts';

export type Kind = 'pdf' | 'docx' | 'html' | 'text';

/** What `bytes` are, told by themselves: names lie. A refusal where no reader fits. */
export function sniff(bytes: Uint8Array): Kind | Refused {
  if (bytes.length === 0) return { refused: reasons.empty };
  for (const { at, bytes: signature, is } of signatures) {
    if (startsWith(bytes, signature, at)) return typeof is === 'function' ? is(bytes) : { refused: is };
  }
  const head = latin1(bytes.subarray(0, 4096));
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (/^\s*\{\\rtf/.test(head)) return { refused: reasons.rtf };
  if (/^\s*(?:MIME-Version:|From:)[\s\S]*?^Content-Type:/im.test(head)) return { refused: reasons.savedMail };
  return sniffText(bytes);
}

/** Leading bytes of the types that have some, in the order in which they are asked. */
const signatures: {
  at?: number;
  bytes: readonly number[];
  is: string | ((bytes: Uint8Array) => Kind | Refused);
}[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], is: sniffZip },
  { bytes: [0x50, 0x4b, 0x05, 0x06], is: reasons.archive },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], is: sniffOle },
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: reasons.image },
  { bytes: [0xff, 0xd8, 0xff], is: reasons.image },
  { bytes: codes('GIF8'), is: reasons.image },
  { bytes: [0x49, 0x49, 0x2a, 0x00], is: reasons.image },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], is: reasons.image },
  { at: 8, bytes: codes('WEBP'), is: reasons.image },
  { at: 4, bytes: codes('ftyphe'), is: reasons.image },
  { bytes: codes('AT&TFORM'), is: reasons.image },
  { bytes: codes('Rar!'), is: reasons.archive },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], is: reasons.archive },
  { bytes: [0x1f, 0x8b, 0x08], is: reasons.archive },
];

/** Word, Excel, PowerPoint and OpenDocument files are ZIPs: what is inside decides. */
function sniffZip(bytes: Uint8Array): Kind | Refused {
  const entries = readZip(bytes);
  if (!entries) return { refused: reasons.corrupt };
  const names = [...entries.keys()];
  const within = (folder: string) => names.some((name) => name.startsWith(folder));
  if (within('xl/')) return { refused: reasons.spreadsheet };
  if (within('ppt/')) return { refused: reasons.slides };
  const mimetype = entries.get('mimetype');
  if (mimetype && mimetype.packed.length < 200) {
    const declared = latin1(unpack(mimetype, 1024));
    if (declared.startsWith('application/vnd.oasis.')) return { refused: reasons.openDocument };
  }
  if (within('word/')) return 'docx';
  return {
    refused: [...entries.values()].some((entry) => entry.encrypted)
      ? reasons.encryptedArchive
      : reasons.archive,
  };
}

/** An OLE container names its streams in UTF-16. A Word file with a password hides in one, too. */
function sniffOle(bytes: Uint8Array): Refused {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (stream: string) => names.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) return { refused: reasons.encryptedOffice };
  return { refused: holds('WordDocument') ? reasons.legacyWord : reasons.legacyOffice };
}

function sniffText(bytes: Uint8Array): Kind | Refused {
  const utf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  const head = bytes.subarray(0, 65_536);
  const binary = binaryShare(head);
  if (!utf16 && binary > 0.002) return { refused: reasons.unknown };
  // The zero bytes of UTF-16 fall away, so that its tags look like any others.
  const opening = latin1(head)
    .replace(/\0/g, '')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '');
  return htmlOpening.test(opening.slice(0, 4096)) ? 'html' : 'text';
}

const htmlOpening =
  /^(?:\s|<\?xml[^>]*>|<!--(?:[^-]|-(?!->))*-->)*<(?:!doctype\s+html|(?:html|head|body|meta|title|link|style|script|div|table|center|article|section|main|h[1-6]|p|span|font|ul|ol|form)[\s>])/i;

/** Share of control characters that no text has. */
function binaryShare(bytes: Uint8Array): number {
  let controls = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  return controls / bytes.length;
}

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

function codes(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
