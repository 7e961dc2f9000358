/**
 * The main job through the eyes of a sales person: log in at the real Keycloak, see KPIs and bonus, and watch a deal
 * arrive without a reload. Needs a running cluster with the demo company and without the simulated CRM.
 *
 * PORTAL_URL       the gateway, default http://127.0.0.1:8080
 * WEBHOOK_URL      where the standard source listens, default PORTAL_URL/webhooks/standard-main
 * STANDARD_SECRET  its key: whsec_ and base64 (required)
 * E2E_LOGIN, E2E_PASSWORD, E2E_CRM_USER   default anna.petrova, demo, anna
 * E2E_LIVE_MILLIS  how long a deal may take to reach the page, default 30000
 * E2E_SIMULATED    "true": other deals arrive meanwhile, so figures grow by at least the posted amount
 * E2E_SCREENSHOTS  folder for a picture of each step and of a failure; none by default
 * CHROMIUM         the browser, default /usr/bin/chromium
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launchBrowser, picture } from './browser.mjs'
import { env, required } from './environment.mjs'
import { postWonDeal } from './standardWebhook.mjs'

const portal = env('PORTAL_URL', 'http://127.0.0.1:8080').replace(/\/$/, '')
const webhook = env('WEBHOOK_URL', `${portal}/webhooks/standard-main`)
const login = env('E2E_LOGIN', 'anna.petrova')
const liveMillis = Number(env('E2E_LIVE_MILLIS', '30000'))
const simulated = env('E2E_SIMULATED', 'false') === 'true'
const amount = '1234.56'
const QUIET_MILLIS = 2_000

const own = `[data-subject="employee:${login}"]`
const revenue = `${own} [data-kpi="revenue"] [data-testid="kpi-value"]`
const bonus = '[data-testid="bonus-total"]'

let browser
let page
const pageErrors = []

before(async () => {
  browser = await launchBrowser()
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 860 } })
  page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => pageErrors.push(error.message))
  page.on('console', (message) => {
    const ours = page.url().startsWith(portal)
    if (ours && /content security policy/i.test(message.text())) pageErrors.push(message.text())
  })
})

after(async () => {
  await browser?.close()
})

/** A step with a picture of how it ended. */
function step(name, run) {
  test(name, async () => {
    try {
      await run()
    } finally {
      await picture(page, name)
    }
  })
}

/** The digits of an amount with cents, whatever the language separates them with. */
const cents = (text) => BigInt(text.replace(/[^\d]/g, ''))

async function centsAt(selector) {
  return cents(await page.locator(selector).innerText())
}

/** The figure once it has stood still for a while: what was posted before may still be on its way. */
async function settledCentsAt(selector) {
  const deadline = Date.now() + liveMillis
  let last = await centsAt(selector)
  while (Date.now() < deadline) {
    await page.waitForTimeout(QUIET_MILLIS)
    const now = await centsAt(selector)
    if (now === last) return now
    last = now
  }
  return last
}

/** Waits until the figure at the selector, in cents, satisfies the condition; returns it. */
async function figureBecomes(selector, condition, what) {
  const deadline = Date.now() + liveMillis
  let last
  while (Date.now() < deadline) {
    last = await centsAt(selector)
    if (condition(last)) return last
    await page.waitForTimeout(100)
  }
  assert.fail(`${what} within ${liveMillis} ms; it still is ${last} cents`)
}

step('a person without a session comes to the login of Keycloak', async () => {
  await page.goto(portal)
  await page.locator('#username').waitFor()
  assert.ok(!page.url().startsWith(`${portal}/api`), `the login is at ${page.url()}`)
})

step('after the login they see their KPIs and their bonus', async () => {
  await page.fill('#username', login)
  await page.fill('#password', env('E2E_PASSWORD', 'demo'))
  await page.click('#kc-login')
  await page.locator(revenue).waitFor()
  await page.locator(bonus).waitFor()
  assert.equal(await page.locator(`${own} [data-kpi]`).count() >= 5, true, 'the five KPIs of the demo company')
  assert.match(await page.locator(revenue).innerText(), /€[\d,]+\.\d\d/)
  assert.match(await page.locator(bonus).innerText(), /€[\d,]+\.\d\d/)
})

step('the page says how fresh it is', async () => {
  await page.locator('[data-state="live"]').waitFor()
})

step('a deal that is won reaches the revenue and the bonus without a reload', async () => {
  await page.evaluate(() => { window.sameDocument = true })
  const revenueBefore = await settledCentsAt(revenue)
  const bonusBefore = await centsAt(bonus)

  const deal = await postWonDeal({
    url: webhook,
    secret: required('STANDARD_SECRET'),
    owner: env('E2E_CRM_USER', 'anna'),
    amount,
    currency: 'EUR',
  })

  const expected = revenueBefore + cents(amount)
  await figureBecomes(revenue, (now) => (simulated ? now >= expected : now === expected), `revenue becomes ${expected} cents`)
  await figureBecomes(bonus, (now) => now > bonusBefore, `the bonus rises above ${bonusBefore} cents`)
  assert.equal(await page.evaluate(() => window.sameDocument), true, 'the page was not loaded again')

  await page.locator(`${own} [data-kpi="revenue"] button`).first().click()
  await page.locator('dialog').getByText(deal.id).first().waitFor()
  await page.keyboard.press('Escape')
  await page.locator('dialog').waitFor({ state: 'detached' })
})

step('the language changes, and stays after a reload', async () => {
  await page.getByRole('button', { name: 'Русский' }).click()
  await page.getByRole('heading', { name: 'Ваши KPI' }).waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'ru')
  await page.reload()
  await page.getByRole('heading', { name: 'Ваши KPI' }).waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Your KPIs' }).waitFor()
})

step('a telephone of 360 pixels needs no sideways scrolling', async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.locator(revenue).waitFor()
  for (const summary of await page.locator('details > summary:visible').all()) await summary.click()
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  assert.ok(content <= window, `the page is ${content} wide in a window of ${window}`)
  await page.setViewportSize({ width: 1280, height: 860 })
})

step('after signing out the figures are gone', async () => {
  await page.getByRole('link', { name: 'Sign out' }).click()
  await page.locator('#username').waitFor()
  const status = await page.context().request.get(`${portal}/api/session`, { maxRedirects: 0 }).then((each) => each.status())
  assert.equal(status, 401)
})

test('nothing went wrong in the page, and nothing broke its content security policy', () => {
  assert.deepEqual(pageErrors, [])
})
