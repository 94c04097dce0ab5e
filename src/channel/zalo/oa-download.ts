import { UserError } from '../../core/errors.ts';

/** Downloads what a person sent to the account; throws UserError. The address is the one that Zalo signed. */
export async function downloadFile(
  { url, size }: { url: string; size: number | null },
  { maxFileBytes, apiRoot }: { maxFileBytes: number; apiRoot: string },
): Promise<Uint8Array> {
  const failed = () => new UserError('Không tải được tệp từ Zalo. Xin gửi lại.');
  const tooLarge = () =>
    new UserError(
      `Tệp lớn hơn ${Math.floor(maxFileBytes / 1024 / 1024)} MB nên không nhận được. Xin chép tệp vào thư mục kho rồi lập chỉ mục lại.`,
    );
  if (size !== null && size > maxFileBytes) throw tooLarge();
  // Plain HTTP only where the whole API is one of our own.
  if (!url.startsWith('https://') && !(apiRoot.startsWith('http://') && url.startsWith('http://')))
    throw failed();
  const response = await fetch(url, { signal: AbortSignal.timeout(60_000) }).catch(() => null);
  if (!response?.ok || !response.body) throw failed();
  const parts: Uint8Array[] = [];
  let read = 0;
  try {
    for await (const part of response.body) {
      read += part.length;
      if (read > maxFileBytes) throw tooLarge();
      parts.push(part);
    }
  } catch (fault) {
    throw fault instanceof UserError ? fault : failed();
  }
  return new Uint8Array(Buffer.concat(parts));
}
