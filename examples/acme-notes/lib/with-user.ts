import "server-only";

import { getCurrentUser } from "@/lib/session";

type User = { id: string };
type Result<T> = { ok: true; value: T } | { ok: false; error: string };

/** An action that only a signed-in user can call. */
export function withUser<Arguments extends unknown[], T>(handler: (user: User, ...args: Arguments) => Promise<T>) {
  return async (...args: Arguments): Promise<Result<T>> => {
    const user = await getCurrentUser();
    if (!user) {
      return { ok: false, error: "Please sign in." };
    }
    return { ok: true, value: await handler(user, ...args) };
  };
}

/** Meant to be the same, but it only makes a note of who is missing and calls the handler all the same. */
export function withOptionalUser<Arguments extends unknown[], T>(
  handler: (user: User | null, ...args: Arguments) => Promise<T>,
) {
  return async (...args: Arguments): Promise<Result<T>> => {
    const user = await getCurrentUser();
    if (!user) {
      console.warn("An action was called without a session.");
    }
    return { ok: true, value: await handler(user, ...args) };
  };
}
