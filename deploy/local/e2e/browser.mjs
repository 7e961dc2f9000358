import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { env } from './environment.mjs'

/** Debian's Chromium, kept from talking to anybody but the portal. */
export function launchBrowser() {
  const flags = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
  ]
  const asRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath: env('CHROMIUM', '/usr/bin/chromium'),
    args: asRoot ? [...flags, '--no-sandbox'] : flags,
  })
}

/** Keeps a picture of the step if `E2E_SCREENSHOTS` says where. */
export async function picture(page, name) {
  const folder = env('E2E_SCREENSHOTS', '')
  if (folder === '' || page === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name.replace(/\W+/g, '-')}.png`), fullPage: true })
}
