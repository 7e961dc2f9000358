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
  preview: {
    // As the gateway sends it, so that what it forbids is noticed here.
    headers: {
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; " +
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    },
  },
  test: {
    restoreMocks: true,
    testTimeout: 30_000,
    unstubGlobals: true,
  },
})
