import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/fixtures/**"],
    // Cold caches and a busy machine: a whole project is linted in some of them.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
