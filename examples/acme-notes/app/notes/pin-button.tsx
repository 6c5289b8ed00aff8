"use client";

import { useState, useTransition } from "react";

type Pin = (id: string) => Promise<{ ok: true } | { ok: false; error: string }>;

export function PinButton({ id, pinned, pin }: { id: string; pinned: boolean; pin: Pin }) {
  const [error, setError] = useState<string>();
  const [pending, startTransition] = useTransition();

  function toggle() {
    startTransition(async () => {
      const result = await pin(id);
      setError(result.ok ? undefined : result.error);
    });
  }

  return (
    <button onClick={toggle} disabled={pending || pinned} title={error}>
      {pinned ? "Pinned" : "Pin"}
    </button>
  );
}
