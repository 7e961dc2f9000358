import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { mockServices } from './dev/mockServices.ts'

export default defineConfig({
  plugins: [react(), mockServices()],
  build: {
    outDir: 'dist',
    // An inlined font or image is a data: URL, which the gateway's content security policy refuses.
    assetsInlineLimit: 0,
    // The polyfill is an inline script in older targets; every browser that we support has modulepreload.
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  test: {
    restoreMocks: true,
    unstubGlobals: true,
  },
})
