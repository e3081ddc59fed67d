import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // As many as there are cores: most of a test is waiting for a process or a socket.
    maxWorkers: '100%',
    server: { deps: { inline: [/@actions\//] } },
  },
})
