import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The zone of the product: on a machine in UTC a day that slips by hours would not be seen.
    env: { TZ: 'Asia/Ho_Chi_Minh' },
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
