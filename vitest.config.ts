import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // As many as there are cores: most of a test is waiting for a process or a socket.
    maxWorkers: '100%',
    // Where others share the machine, a process may stand still for longer than a test of real clocks allows. What fails twice is wrong.
    retry: process.env['CI'] === 'true' ? 1 : 0,
    server: { deps: { inline: [/@actions\//] } },
  },
})
