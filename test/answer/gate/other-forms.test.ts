import { beforeAll, describe, expect, it } from 'vitest';
import { checkSentence } from '../../../src/answer/check-sentence.ts';
import type { Packed } from '../../../src/answer/packed.ts';
import { packOf, passagesOfText, units } from './packs.ts';

/** The beginnings of the sentences that are cited, and what is said of them. */
type Said = readonly [cited: readonly string[], claim: string];

const plan = `SỞ Y TẾ TỈNH THANH GIANG
Số: 77/KH-SYT
Thanh Giang, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Nâng cao chất lượng khám bệnh năm 2026

1. Bệnh viện đa khoa tỉnh cử 05 bác sĩ trong vòng 90 phút; dành 20 giường; báo cáo Sở trước ngày 15/4/2026.
2. Hội đồng nhân dân tỉnh giám sát việc thực hiện, trừ trường hợp quy định tại khoản 3 Điều 5.
3. Thời hạn thực hiện là 18 tháng kể từ ngày ký, kinh phí 1.500.000 đồng/người.
4. Số ca mắc giảm 12% so với năm 2025; năm 2024 có 310 ca, năm 2025 có 288 ca.
5. Trung tâm Y tế khu vực Hải Trà, Trung tâm Y tế khu vực Lạc Sa, Trung tâm Kiểm soát bệnh tật tỉnh gửi báo cáo về Phòng Nghiệp vụ Y trước ngày 25 hằng tháng.
6. Đường dây nóng trực 24/24 giờ tất cả các ngày trong tuần.
7. Sắp xếp 12 khoa thành 09 khoa; thời gian từ ngày 01/5/2026 đến ngày 30/6/2026.
8. Không thu phí đối với trẻ em dưới 06 tuổi; miễn giảm 50% đối với hộ cận nghèo.
9. Văn phòng Ủy ban nhân dân tỉnh Thanh Giang chủ trì, phối hợp với Sở Tài chính thẩm định trong 15 ngày làm việc.
10. Căn cứ Nghị định số 96/2023/NĐ-CP ngày 30/12/2023 của Chính phủ; Thông tư số 32/2023/TT-BYT ngày 31/12/2023 của Bộ trưởng Bộ Y tế.
11. Trong quý I năm 2026 tiếp nhận 1.250 hồ sơ, đã giải quyết 1.180 hồ sơ, còn 70 hồ sơ.
12. Diện tích sử dụng 2,5 ha; khoảng cách không quá 1,5 km; mỗi suất 250 g.
13. Tỷ lệ hài lòng đạt 75%, chưa đạt chỉ tiêu 80%.
14. Kế hoạch này có hiệu lực kể từ ngày ký và thay thế Kế hoạch số 31/KH-SYT ngày 10/3/2024.
15. Các đơn vị tổ chức giao ban vào thứ Hai hằng tuần, lúc 7 giờ 30 phút.
16. Báo cáo nhanh gửi trước 15 giờ thứ Năm; phun hóa chất từ ngày 07/4/2026 đến ngày 20/4/2026.
17. Các trạm do trung tâm quản lý từ ngày 01/7/2026 đến ngày 31/12/2026, để công việc không bị gián đoạn.
18. Trạm cũ kết thúc hoạt động từ ngày 01/7/2026; kinh phí cấp đến hết quý I năm 2027.
19. Đoàn chỉ ra hai việc còn thiếu: sổ theo dõi chưa cập nhật; trạm chưa có máy phát điện.
20. Thời hạn vay tối đa không quá 03 năm; trong 5 năm đầu trích 1%, các năm tiếp theo bằng 0,5% dư nợ.
`;

const decision = `ỦY BAN NHÂN DÂN TỈNH AN PHÚ
Số: 214/QĐ-UBND
An Phú, ngày 05 tháng 6 năm 2025

# QUYẾT ĐỊNH

Về việc phân công nhiệm vụ năm 2025

Điều 1. Giao Sở Nội vụ chủ trì rà soát biên chế; tham mưu bố trí trụ sở; báo cáo kết quả trước ngày 30/6/2025.

Điều 2. Sở Xây dựng, Sở Tài chính và Công an tỉnh phối hợp với Sở Nội vụ thực hiện.

Điều 3. Mức hỗ trợ: cán bộ cấp tỉnh 3.000.000 đồng/tháng; cán bộ cấp xã 2.500.000 đồng/tháng.

Điều 4. Hồ sơ gồm: đơn đề nghị; bản sao căn cước; giấy xác nhận của UBND cấp xã.

Điều 5. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 88/QĐ-UBND ngày 02/4/2023 của Ủy ban nhân dân tỉnh.

Điều 6. Chánh Văn phòng UBND tỉnh, Giám đốc các sở, Chủ tịch UBND các xã, phường chịu trách nhiệm thi hành Quyết định này.

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Bắt đầu | Hoàn thành | Lệ phí |
|---|---|---|---|---|---|---|
| 1 | Cấp đổi giấy phép xây dựng | Sở Xây dựng | Sở Tài chính | 01/7/2025 | 31/12/2025 | Không |
| 2 | Thẩm định giá đất | Sở Tài chính | Công an tỉnh | 15/7/2025 | 15/9/2025 | 200.000 đ |
`;

const keptOfPlan: readonly Said[] = [
  [['1.'], 'Bệnh viện đa khoa tỉnh phải cử năm bác sĩ trong vòng một giờ rưỡi'],
  [
    ['1.'],
    'Bệnh viện đa khoa tỉnh được giao ba việc, trong đó có việc báo cáo Sở Y tế trước ngày 15 tháng 4 năm 2026',
  ],
  [['1.'], 'Thời hạn để Bệnh viện đa khoa tỉnh cử bác sĩ là 1,5 giờ'],
  [['2.'], 'HĐND tỉnh giám sát việc thực hiện, ngoại trừ trường hợp nêu tại khoản 3 Điều 5'],
  [['2.'], 'HĐND tỉnh giám sát việc thực hiện, không áp dụng với trường hợp quy định tại khoản 3 Điều 5'],
  [['2.'], 'Ngoài trường hợp quy định tại khoản 3 Điều 5, HĐND tỉnh giám sát việc thực hiện'],
  [['3.'], 'Thời hạn thực hiện là một năm rưỡi kể từ ngày ký'],
  [['3.'], 'Kinh phí là 1,5 triệu đồng mỗi người và thực hiện trong 18 tháng'],
  [['3.'], 'Mỗi người được một triệu rưỡi đồng kinh phí'],
  [['4.'], 'Số ca mắc giảm 12% so với năm trước, từ 310 ca năm 2024 xuống 288 ca năm 2025'],
  [['4.'], 'Năm 2025 có 288 ca mắc, thấp hơn mức 310 ca của năm liền trước'],
  [
    ['5.'],
    'Ba trung tâm gồm Trung tâm Y tế khu vực Hải Trà, Trung tâm Y tế khu vực Lạc Sa và Trung tâm Kiểm soát bệnh tật tỉnh báo cáo trước ngày 25 mỗi tháng',
  ],
  [
    ['5.'],
    'Cả hai trung tâm y tế khu vực Hải Trà và Lạc Sa đều phải gửi báo cáo về Phòng Nghiệp vụ Y trước ngày 25 hằng tháng',
  ],
  [['5.'], 'Ba đơn vị này gửi báo cáo về Phòng Nghiệp vụ Y trước ngày 25 hằng tháng'],
  [['6.'], 'Đường dây nóng hoạt động suốt ngày đêm, tất cả các ngày trong tuần'],
  [['6.'], 'Đường dây nóng trực 24 giờ mỗi ngày, tất cả các ngày trong tuần'],
  [['6.'], 'Đường dây nóng trực cả ngày lẫn đêm'],
  [['7.'], 'Việc sắp xếp bắt đầu từ ngày 1/5/2026 và hoàn thành vào ngày 30/6/2026'],
  [['8.'], 'Trẻ em dưới sáu tuổi không phải nộp phí, hộ cận nghèo được giảm một nửa'],
  [['8.'], 'Trẻ em dưới 6 tuổi được miễn phí'],
  [['9.'], 'Văn phòng UBND tỉnh chủ trì, cùng Sở Tài chính thẩm định trong mười lăm ngày làm việc'],
  [['9.'], 'Việc thẩm định do Văn phòng UBND tỉnh chủ trì, Sở Tài chính phối hợp, trong 15 ngày làm việc'],
  [['9.'], 'Đơn vị chủ trì thẩm định là Văn phòng UBND tỉnh, còn Sở Tài chính chỉ phối hợp'],
  [['10.'], 'Kế hoạch căn cứ hai văn bản'],
  [['11.'], 'Ba tháng đầu năm 2026 tiếp nhận 1.250 hồ sơ và giải quyết được 1.180 hồ sơ'],
  [['11.'], 'Trong quý đầu năm 2026, còn lại 70 hồ sơ trên tổng số 1.250 hồ sơ tiếp nhận'],
  [['11.'], 'Quý 1/2026 đã giải quyết 1180/1250 hồ sơ'],
  [['12.'], 'Diện tích sử dụng là 25.000 m2, khoảng cách tối đa 1.500 m, mỗi suất 0,25 kg'],
  [['13.'], 'Tỷ lệ hài lòng đạt ba phần tư, thấp hơn chỉ tiêu 80%'],
  [['13.'], 'Tỷ lệ hài lòng mới đạt 75% trong khi chỉ tiêu là 80%'],
  [['14.'], 'Văn bản này có hiệu lực từ ngày ký và thay Kế hoạch số 31/KH-SYT ngày 10 tháng 3 năm 2024'],
  [['14.'], 'Kế hoạch số 77/KH-SYT có hiệu lực từ ngày 12/3/2026, là ngày ký'],
  [['15.'], 'Giao ban được tổ chức lúc 7 giờ rưỡi sáng thứ hai mỗi tuần'],
  [['8.'], 'Với trẻ em dưới 6 tuổi thì không thu phí, còn hộ cận nghèo được giảm 50%'],
  [
    ['1.', '8.'],
    'Theo hai nội dung trên, bệnh viện cử 05 bác sĩ và không thu phí đối với trẻ em dưới 06 tuổi',
  ],
  [['7.'], 'Việc thứ bảy trong kế hoạch là sắp xếp 12 khoa thành 9 khoa'],
  [['11.'], 'Số hồ sơ còn lại là bảy mươi'],
  [['5.'], 'Các trung tâm phải gửi báo cáo cho Phòng Nghiệp vụ Y trước ngày 25 mỗi tháng'],
  [['16.'], 'Báo cáo nhanh phải gửi trước 3 giờ chiều thứ Năm'],
  [['16.'], 'Việc phun hóa chất diễn ra trong tháng 4 năm 2026'],
  [['17.'], 'Trong sáu tháng cuối năm 2026 các trạm do trung tâm quản lý'],
  [
    ['17.'],
    'Trung tâm quản lý các trạm từ ngày 01/7/2026 đến ngày 31/12/2026 nhằm tránh gián đoạn công việc',
  ],
  [['18.'], 'Trạm cũ chấm dứt hoạt động từ ngày 01/7/2026'],
  [['19.'], 'Sổ theo dõi chưa được cập nhật'],
  [['20.'], 'Thời hạn vay dài nhất là ba năm'],
  [['20.'], 'Trong năm năm đầu trích 1%, những năm sau còn 0,5% dư nợ'],
];

const refusedOfPlan: readonly Said[] = [
  [
    ['1.'],
    'Bệnh viện đa khoa tỉnh được giao hai việc, trong đó có việc báo cáo Sở Y tế trước ngày 15 tháng 4 năm 2026',
  ],
  [['1.'], 'Bệnh viện cử bác sĩ trong vòng 2 giờ'],
  [['2.'], 'HĐND tỉnh giám sát toàn bộ việc thực hiện'],
  [['3.'], 'Thời hạn thực hiện là hai năm kể từ ngày ký'],
  [['4.'], 'Năm 2025 có 310 ca mắc'],
  [['5.'], 'Bốn đơn vị này gửi báo cáo về Phòng Nghiệp vụ Y trước ngày 25 hằng tháng'],
  [['8.'], 'Trẻ em dưới 6 tuổi phải nộp phí'],
  [['9.'], 'Việc thẩm định do Sở Tài chính chủ trì, Văn phòng UBND tỉnh phối hợp'],
  [['10.'], 'Kế hoạch căn cứ ba văn bản'],
  [['11.'], 'Trong quý II năm 2026 tiếp nhận 1.250 hồ sơ'],
  [['15.'], 'Giao ban được tổ chức lúc 8 giờ rưỡi thứ hai mỗi tuần'],
  [['16.'], 'Báo cáo nhanh phải gửi trước 4 giờ chiều thứ Năm'],
  [['16.'], 'Báo cáo nhanh phải gửi trước 3 giờ sáng thứ Năm'],
  [['16.'], 'Việc phun hóa chất diễn ra trong tháng 5 năm 2026'],
  [['16.'], 'Việc phun hóa chất diễn ra trong nửa cuối tháng 4 năm 2026'],
  [['17.'], 'Trong sáu tháng đầu năm 2026 các trạm do trung tâm quản lý'],
  [['17.'], 'Trong năm tháng cuối năm 2026 các trạm do trung tâm quản lý'],
  [['17.'], 'Trạm hoạt động thử nghiệm từ ngày 01/7/2026 đến ngày 31/12/2026'],
  [['18.'], 'Trạm cũ tạm thời kết thúc hoạt động từ ngày 01/7/2026'],
  [['18.'], 'Kinh phí được cấp đến hết năm 2027'],
  [['19.'], 'Sổ theo dõi đã được cập nhật'],
  [['20.'], 'Thời hạn vay ngắn nhất là ba năm'],
  [['20.'], 'Trong năm năm đầu trích 0,5%, những năm sau còn 1% dư nợ'],
  [['19.'], 'Chỉ riêng sổ theo dõi chưa được cập nhật'],
];

const keptOfDecision: readonly Said[] = [
  [
    ['rà soát biên chế'],
    'Sở Nội vụ được giao ba nhiệm vụ: rà soát biên chế, tham mưu bố trí trụ sở và báo cáo kết quả trước ngày 30 tháng 6 năm 2025',
  ],
  [
    ['rà soát biên chế'],
    'Theo Quyết định số 214/QĐ-UBND ngày 5/6/2025 của UBND tỉnh An Phú, Sở Nội vụ chủ trì rà soát biên chế',
  ],
  [
    ['Sở Xây dựng, Sở Tài chính và'],
    'Ba cơ quan phối hợp với Sở Nội vụ là Sở Xây dựng, Sở Tài chính và Công an tỉnh',
  ],
  [['Sở Xây dựng, Sở Tài chính và'], 'Cả ba cơ quan này đều phối hợp với Sở Nội vụ để thực hiện'],
  [['Mức hỗ trợ'], 'Cán bộ cấp tỉnh được hỗ trợ 3 triệu đồng mỗi tháng, cán bộ cấp xã được 2,5 triệu đồng'],
  [
    ['Mức hỗ trợ'],
    'Có hai mức hỗ trợ: cán bộ cấp tỉnh ba triệu đồng một tháng, cán bộ cấp xã hai triệu rưỡi',
  ],
  [
    ['Hồ sơ gồm'],
    'Hồ sơ gồm ba loại giấy tờ: đơn đề nghị, bản sao căn cước và giấy xác nhận của UBND cấp xã',
  ],
  [['Hồ sơ gồm'], 'Hồ sơ có ba thành phần, trong đó có giấy xác nhận của Ủy ban nhân dân xã'],
  [
    ['có hiệu lực'],
    'Quyết định có hiệu lực từ ngày 05/6/2025 và thay Quyết định số 88/QĐ-UBND ngày 2 tháng 4 năm 2023',
  ],
  [['có hiệu lực'], 'Quyết định số 88/QĐ-UBND ngày 02/4/2023 đã bị thay thế'],
  [
    ['Chánh Văn phòng'],
    'Chịu trách nhiệm thi hành có Chánh Văn phòng Ủy ban nhân dân tỉnh, giám đốc các sở và Chủ tịch Ủy ban nhân dân xã, phường',
  ],
  [
    ['Cấp đổi'],
    'Việc cấp đổi giấy phép xây dựng do Sở Xây dựng chủ trì, Sở Tài chính phối hợp, thực hiện từ ngày 1/7/2025 đến ngày 31/12/2025 và không mất lệ phí',
  ],
  [['Cấp đổi'], 'Cấp đổi giấy phép xây dựng được miễn lệ phí'],
  [
    ['Thẩm định'],
    'Thẩm định giá đất phải nộp lệ phí 200 nghìn đồng, bắt đầu từ 15/7 và hoàn thành chậm nhất ngày 15/9/2025',
  ],
  [
    ['Cấp đổi', 'Thẩm định'],
    'Hai nhiệm vụ được giao cho Sở Xây dựng và Sở Tài chính chủ trì, lần lượt hoàn thành vào ngày 31/12/2025 và 15/9/2025',
  ],
  [
    ['rà soát biên chế', 'Mức hỗ trợ'],
    'Quyết định này quy định hai nội dung: giao Sở Nội vụ rà soát biên chế và mức hỗ trợ 3.000.000 đồng mỗi tháng cho cán bộ cấp tỉnh',
  ],
  [['Chánh Văn phòng'], 'Lãnh đạo các sở và chủ tịch xã, phường chịu trách nhiệm thi hành'],
];

const refusedOfDecision: readonly Said[] = [
  [
    ['rà soát biên chế'],
    'Sở Nội vụ được giao bốn nhiệm vụ, phải báo cáo kết quả trước ngày 30 tháng 6 năm 2025',
  ],
  [['Mức hỗ trợ'], 'Cán bộ cấp xã được hỗ trợ 3 triệu đồng mỗi tháng'],
  [['có hiệu lực'], 'Quyết định có hiệu lực từ ngày 06/6/2025'],
  [['Cấp đổi'], 'Sở Tài chính chủ trì việc cấp đổi giấy phép xây dựng'],
  [['Thẩm định'], 'Thẩm định giá đất bắt đầu ngày 15 tháng 7 năm 2025 và kết thúc hai tháng sau'],
  [['rà soát biên chế'], 'UBND tỉnh yêu cầu Sở Nội vụ báo cáo kết quả trong tháng 6 năm 2025'],
];

const packs = new Map<string, Packed>();
beforeAll(async () => {
  for (const [source, text] of [
    ['plan.txt', plan],
    ['decision.md', decision],
  ] as const) {
    const passages = await passagesOfText(source, text);
    packs.set(source, packOf(passages));
  }
});

/** Whether a claim is kept when it cites the sentences that have, or begin with, these words. */
function isKept(source: string, [cited, claim]: Said): boolean {
  const packed = packs.get(source)!;
  const sentences = packed.passages.flatMap((passage) => passage.sentences);
  const addresses = cited.map((words) => {
    const found = sentences.find(({ text }) =>
      /^\d+\.$/.test(words) ? text.trim().startsWith(`${words} `) : text.includes(words),
    );
    if (!found) throw new Error(`no sentence has: ${words}`);
    return `[${found.address}]`;
  });
  const sentence = `${claim} ${addresses.join('')}.`;
  return checkSentence(sentence, { packed, question: '', units, today: '2026-11-02' }).kept;
}

const cases = [
  ['plan.txt', true, keptOfPlan],
  ['plan.txt', false, refusedOfPlan],
  ['decision.md', true, keptOfDecision],
  ['decision.md', false, refusedOfDecision],
] as const;

describe.each(cases)('of %s, kept: %s', (source, kept, said) => {
  it.each(said)('%s %s', (cited, claim) => {
    expect(isKept(source, [cited, claim])).toBe(kept);
  });
});
