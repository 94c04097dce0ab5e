import { UserError } from '../core/errors.ts';
import type { Outgoing } from '../core/message.ts';
import type { AccessRequest, PersonId, Role } from '../core/people.ts';
import type { Unit } from '../core/unit.ts';
import { roleNames } from './access.ts';
import type { Working } from './chat-command.ts';

const whoIs = (person: PersonId, name: string | null) => (name ? `${name} (${person})` : person);

/** The request that a code names. Throws UserError for one that is unknown or was decided. */
export function pendingRequest({ access }: Working, code: string): AccessRequest {
  const request = access.requested(code);
  if (request) return request;
  throw new UserError(`Không có yêu cầu nào mang mã “${code}”, hoặc yêu cầu đã được xử lý hay hết hạn.`);
}

/** Gives a stranger a role and tells them. Throws UserError for a code that is unknown or was decided. */
export async function approve(
  working: Working,
  code: string,
  role: Role,
  unit: Unit | null,
): Promise<Outgoing> {
  const { people, id, clock } = working;
  const request = pendingRequest(working, code);
  const person = {
    ...{
      id: request.person,
      name: request.name,
      role,
      unit: unit?.id ?? people.person(request.person)?.unit ?? null,
    },
    ...{ approvedBy: id, approvedAt: clock().toISOString() },
  };
  await people.savePerson(person);
  await people.removeRequest(request.code);
  const of = unit ? `, ${unit.name}` : '';
  await working.audit('approve', request.person, `${roleNames[role]}${of}`);
  await working.tell(
    request.chat,
    `Anh/chị đã được cấp quyền ${roleNames[role]}${of}. Mời anh/chị đặt câu hỏi; gõ /trogiup để xem cách dùng.`,
  );
  return working.note(
    `Đã duyệt ${whoIs(request.person, request.name)} là ${roleNames[role]}${of}.`,
    [{ label: 'Thu hồi quyền này', action: { do: 'revoke', person: request.person } }],
    true,
  );
}

export async function reject(working: Working, code: string): Promise<Outgoing> {
  const request = working.access.requested(code);
  if (!request) throw new UserError(`Yêu cầu mang mã “${code}” đã được xử lý hoặc hết hạn.`);
  await working.people.removeRequest(request.code);
  await working.audit('reject', request.person, '');
  await working.tell(
    request.chat,
    'Yêu cầu cấp quyền của anh/chị không được chấp nhận. Xin liên hệ người quản trị nếu cần.',
  );
  return working.note(`Đã từ chối yêu cầu của ${request.name ?? request.person}.`);
}

/** Takes a role away; it holds no longer from the next message on. */
export async function revoke(working: Working, person: string): Promise<Outgoing> {
  const { access, people } = working;
  if (access.isConfigured(person)) {
    throw new UserError(
      `${person} có quyền theo cấu hình (ADMINS, MANAGERS), nên chỉ thu hồi được bằng cách sửa cấu hình và khởi động lại.`,
    );
  }
  const known = people.person(person);
  if (!known || known.role === 'none') throw new UserError(`${person} không có quyền nào để thu hồi.`);
  await people.removePerson(person);
  await working.audit('revoke', person, roleNames[known.role]);
  return working.note(`Đã thu hồi quyền của ${whoIs(person, known.name)}.`);
}
