import { configDefaults, defineConfig } from 'vitest/config'

/** Rooms whose tests share nothing but the modules that they load: one process may run many of their files, and loads those once. */
const TOGETHER = [
  'test/{atlas,base,broker,github,simulator}/**/*.test.ts',
  'test/function/{broker,log,schedule,webhook}/**/*.test.ts',
]

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // As many as there are cores: most of a test is waiting for a process or a socket.
    maxWorkers: '100%',
    // Where others share the machine, a process may stand still for longer than a test of real clocks allows. What fails twice is wrong.
    retry: process.env['CI'] === 'true' ? 1 : 0,
    server: { deps: { inline: [/@actions\//] } },
    projects: [
      { extends: true, test: { name: 'together', include: TOGETHER, isolate: false } },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...TOGETHER],
        },
      },
    ],
  },
})
