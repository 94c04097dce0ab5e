/**
 * Work by chat: what belongs to one chat is done in the order in which it came, different chats at once. A fault is
 * that of its own work: what stands behind it goes on.
 */
export function chatQueue() {
  const last = new Map<string, Promise<void>>();

  return (chat: string, work: () => Promise<void>): Promise<void> => {
    const done = (last.get(chat) ?? Promise.resolve()).then(work);
    const quiet = done
      .catch(() => {})
      .finally(() => {
        if (last.get(chat) === quiet) last.delete(chat);
      });
    last.set(chat, quiet);
    return done;
  };
}
