import { describe, expect, it } from 'vitest';
import { headerOf, official } from '../../support/official.ts';

const recipients = 'Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n';

describe('signer', () => {
  it.each([
    ['GIÁM ĐỐC\n\nLê Minh Tâm', null, 'GIÁM ĐỐC', 'Lê Minh Tâm'],
    [
      'TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\n(  Đã ký )\n\nLê Minh Tâm',
      'TL. GIÁM ĐỐC',
      'CHÁNH VĂN PHÒNG',
      'Lê Minh Tâm',
    ],
    [
      '**TM. ỦY BAN\nNHÂN DÂN**\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n**Lê Minh Tâm**',
      'TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
      'Lê Minh Tâm',
    ],
    ['**KT.\nCHỦ TỊCH **\nPHÓ CHỦ TỊCH\nLê Minh Tâm', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Lê Minh Tâm'],
    [
      'KT. BỘ TRƯỞNG,\nCHỦ NHIỆM\nPHÓ CHỦ NHIỆM\n\nLê Minh Tâm',
      'KT. BỘ TRƯỞNG, CHỦ NHIỆM',
      'PHÓ CHỦ NHIỆM',
      'Lê Minh Tâm',
    ],
    ['T/M ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Minh Tâm', 'T/M ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Lê Minh Tâm'],
    ['Q. GIÁM ĐỐC\n\nLê Minh Tâm', 'Q. GIÁM ĐỐC', null, 'Lê Minh Tâm'],
    ['KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC\n\nBS.CKII. Lê Minh Tâm', 'KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Lê Minh Tâm'],
    [
      'XÁC THỰC VĂN\nBẢN HỢP NHẤT\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n**Đại\ntướng Lê Minh Tâm**',
      'KT. BỘ TRƯỞNG',
      'THỨ TRƯỞNG',
      'Lê Minh Tâm',
    ],
    [
      'TL. Giám đốc\nChánh Văn phòng\n(đã ký và đóng dấu)\nLê Minh Tâm',
      'TL. Giám đốc',
      'Chánh Văn phòng',
      'Lê Minh Tâm',
    ],
  ])('%j', (closing, authority, position, name) => {
    const signer = { authority, position, name };
    expect(headerOf(official({ closing: recipients + closing })).signer).toEqual(signer);
    // The right column may come before the left one.
    expect(headerOf(official({ closing: `${closing}\n\n${recipients}` })).signer).toEqual(signer);
  });

  it('is found without recipients too, and not in a list of members or a form', () => {
    const members = 'Điều 1. Thành lập Tổ gồm:\n\nTrưởng ban\n\nPhan Văn Lợi\n\n';
    const form = '\n\nMẪU SỐ 1\n\nGIÁM ĐỐC\n(Ký, ghi rõ họ tên)';
    expect(
      headerOf(official({ body: members, closing: `KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nLê Minh Tâm${form}` }))
        .signer?.name,
    ).toBe('Lê Minh Tâm');
    expect(headerOf(official({ closing: form })).signer).toBeNull();
  });
});

describe('recipients', () => {
  const lines = (closing: string) => {
    const { text, recipients } = headerOf(official({ closing }));
    return recipients.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '));
  };

  it.each([
    [
      '*Nơi\nnhận:*\n- Như trên;\n- VPCP: BTCN,\nPCN Lê Văn A;\n- Lưu: VT.\n|\n**GIÁM ĐỐC**\nLê Minh Tâm',
      ['- Như trên;', '- VPCP: BTCN, PCN Lê Văn A;', '- Lưu: VT.'],
    ],
    ['Nơi nhận:\n-\nNhư trên;\n- Lưu: VT, VP.\nHS_02\n|\nGIÁM ĐỐC', ['Như trên;', '- Lưu: VT, VP.']],
    [
      'Nơi nhận:\n\n- Như trên;\n\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\n\nCHÁNH VĂN PHÒNG\n\nLê Minh Tâm\n\n- Sở Y tế Thanh Giang',
      ['- Như trên;', '- Lưu: VT.'],
    ],
    ['Nơi nhận: - Như trên; - UBND tỉnh; - Lưu: VT.', ['- Như trên;', '- UBND tỉnh;', '- Lưu: VT.']],
    [
      'Nơi nhận:\nNhư trên;\nCác đơn vị trực thuộc;\nLưu: VT.\n\nGIÁM ĐỐC',
      ['Như trên;', 'Các đơn vị trực thuộc;', 'Lưu: VT.'],
    ],
    [
      'Nơi nhận:\n- Như trên;\n- Lưu: VT, KGVX\n\nTL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\n\nLê Minh Tâm',
      ['- Như trên;', '- Lưu: VT, KGVX'],
    ],
    ['- Như trên; CHÁNH VĂN PHÒNG', []],
    ['Nơi nhận: TL. GIÁM ĐỐC\n- Như trên; CHÁNH VĂN PHÒNG\n- Lưu: VT.', ['- Như trên;', '- Lưu: VT.']],
  ])('%j', (closing, expected) => expect(lines(closing)).toEqual(expected));

  it('nơi nhận hồ sơ is another thing', () =>
    expect(lines('Nơi nhận hồ sơ:\n- Bộ phận một cửa;')).toEqual([]));
});
