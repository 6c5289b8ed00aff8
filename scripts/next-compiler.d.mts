export interface Registered {
  /** What Next.js rejects the file for. */
  readonly error: string | undefined;
  /** The exported names that it registers, sorted. */
  readonly exports: readonly string[];
  /** How many inline actions it registers. */
  readonly inline: number;
}

export function registeredActions(code: string, file: string): Promise<Registered>;
