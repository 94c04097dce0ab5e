import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { sniff } from '../../../src/ingest/read/sniff.ts';
import { readZip, unpack, writeZip } from '../../../src/ingest/read/zip.ts';
import { reasons } from '../../../src/ingest/reasons.ts';
import { drawnPdf, text } from '../../support/drawn-pdf.ts';
import { paragraph, smallDocx } from '../../support/small-docx.ts';

const bytes = (content: string | number[]) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
const zip = (...names: string[]) => writeZip(names.map((name) => [name, bytes('x')] as const));
const ole = (...streams: string[]) =>
  Buffer.concat([
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    ...streams.map((name) => Buffer.from(name, 'utf16le')),
  ]);

describe('the kind of a file is told by its bytes', () => {
  it.each([
    ['a PDF', drawnPdf([text(80, 700, 'Thông báo')]), 'pdf'],
    ['a PDF behind a line of a mail server', bytes('\r\n%PDF-1.4\n'), 'pdf'],
    ['a Word file', smallDocx({ body: paragraph('Thông báo') }), 'docx'],
    ['a page with a doctype', bytes('\ufeff\n<!DOCTYPE html><html></html>'), 'html'],
    ['a page behind a comment', bytes('<!-- saved from url=(0014)about:internet -->\n<html><body>'), 'html'],
    ['an old portal page without html tag', bytes('<TABLE width=100%><tr><td>Thông báo'), 'html'],
    [
      'a page in UTF-16',
      Buffer.concat([Uint8Array.from([0xff, 0xfe]), Buffer.from('<html>', 'utf16le')]),
      'html',
    ],
    ['a plain text', bytes('THÔNG BÁO\nKết luận giao ban'), 'text'],
    ['a text in windows-1258', iconv.encode('Sở Y tế tỉnh Thanh Giang'.normalize('NFD'), 'win1258'), 'text'],
    ['a text that mentions tags', bytes('Trang có thẻ <html> ở giữa'), 'text'],
  ])('%s', (_, content, kind) => {
    expect(sniff(content)).toBe(kind);
  });

  it.each([
    ['nothing', bytes(''), reasons.empty],
    ['old Word', ole('WordDocument'), reasons.legacyWord],
    ['Word with a password', ole('EncryptionInfo', 'EncryptedPackage'), reasons.encryptedOffice],
    ['old Excel', ole('Workbook'), reasons.legacyOffice],
    ['Excel', zip('[Content_Types].xml', 'xl/workbook.xml'), reasons.spreadsheet],
    ['PowerPoint', zip('[Content_Types].xml', 'ppt/presentation.xml'), reasons.slides],
    [
      'OpenDocument',
      writeZip([['mimetype', bytes('application/vnd.oasis.opendocument.text')]]),
      reasons.openDocument,
    ],
    ['any other ZIP', zip('anh/1.txt'), reasons.archive],
    ['half a Word file', smallDocx({ body: paragraph('x') }).slice(0, 600), reasons.corrupt],
    ['RTF', bytes('{\\rtf1\\ansi Thong bao}'), reasons.rtf],
    ['a saved mail', bytes('MIME-Version: 1.0\nContent-Type: multipart/related\n\n'), reasons.savedMail],
    ['a photo', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16]), reasons.image],
    ['a picture', bytes([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), reasons.image],
    ['a program', bytes([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0]), reasons.unknown],
  ])('%s is refused with its own reason', (_, content, reason) => {
    expect(sniff(content)).toEqual({ refused: reason });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (content) => void sniff(content)));
    const whole = smallDocx({ body: paragraph('x') });
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(255), (at, value) => {
        const damaged = Uint8Array.from(whole);
        damaged[at] = value;
        sniff(damaged);
      }),
    );
  });
});

describe('ZIP', () => {
  it('gives back what was put in', () => {
    const parts = fc.dictionary(fc.string({ minLength: 1, unit: 'grapheme' }), fc.uint8Array());
    fc.assert(
      fc.property(parts, (content) => {
        const read = readZip(writeZip(Object.entries(content)));
        const back = [...(read ?? [])].map(([name, entry]) => [name, [...unpack(entry, 1_000_000)]]);
        expect(back).toEqual(Object.entries(content).map(([name, part]) => [name, [...part]]));
      }),
    );
  });
});
