// @vitest-environment jsdom
import '../test/setup'
import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { accrual, anna, overview, OWN, PERIOD, revenue } from '../test/fixtures'
import { refusal } from '../test/services'
import { show } from '../test/show'

const bonus = () => screen.findByTestId('bonus-total')
const kpi = () => screen.findByTestId('kpi-value')

beforeEach(() => {
  localStorage.setItem('merit.language', 'en')
  sessionStorage.clear()
  window.history.replaceState(null, '', `/?period=${PERIOD}`)
  vi.useFakeTimers({ now: new Date('2026-11-23T12:00:00Z'), toFake: ['Date'] })
  return () => { vi.useRealTimers() }
})

describe('a sales person', () => {
  it('sees the bonus, how it is made up, and KPIs against target', async () => {
    show(anna())
    expect((await bonus()).textContent).toBe('€2,437.50')
    expect((await kpi()).textContent).toBe('€81,250.00')
    expect(screen.getByText('81% of €100,000')).toBeDefined()
    expect(screen.getByText('Revenue (each part at the rate of its tier): 81,250')).toBeDefined()
    expect(screen.getByText('3% of €81,250.00')).toBeDefined()
    expect(screen.getByText('31926529')).toBeDefined()
    expect(screen.getByText('Day 23 of 30')).toBeDefined()
  })

  it('reads all of it in Russian, and the choice is remembered', async () => {
    show(anna())
    await bonus()
    await userEvent.click(screen.getByRole('button', { name: 'Русский' }))
    expect(screen.getByRole('heading', { name: 'Бонус за ноябрь 2026' })).toBeDefined()
    expect((await bonus()).textContent.replace(/\s/g, ' ')).toBe('2 437,50 €')
    expect(screen.getByText('Выручка (каждая часть): 81 250')).toBeDefined()
    expect(document.documentElement.lang).toBe('ru')
    expect(localStorage.getItem('merit.language')).toBe('ru')
  })

  it('learns what a mark means', async () => {
    show(anna())
    await userEvent.click(await screen.findByRole('button', { name: 'unconfirmed' }))
    expect(screen.getByText(/does not sign its messages/)).toBeDefined()
  })

  it('opens a KPI down to its deals, and follows no address that is not of the web', async () => {
    const contributions = [
      { source: 'amocrm-main', entity: 'deal', id: '1', day: '2026-11-03', numerator: '80000.00', denominator: '0', url: 'https://crm.example/1' },
      { source: 'amocrm-main', entity: 'deal', id: '2', day: '2026-11-04', numerator: '1250.00', denominator: '0', url: 'javascript:alert(1)' },
    ]
    const services = show({
      ...anna(),
      [`/api/metrics/values/revenue/${encodeURIComponent(OWN)}/${PERIOD}/explain`]: { restricted: false, contributions, page: 0, size: 20, total: 2 },
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Revenue: what it is made of' }))
    const panel = within(await screen.findByRole('dialog'))
    expect(await panel.findByText('2 entries')).toBeDefined()
    expect(panel.getByText('€1,250.00')).toBeDefined()
    expect(panel.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['https://crm.example/1'])
    expect(services.asked.some((address) => address.includes('/explain?page=0'))).toBe(true)
    await userEvent.click(panel.getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('live', () => {
  const live = async () => {
    const services = show(anna())
    await bonus()
    await kpi()
    return services
  }

  it('shows a new value at once, and never an older one after it', async () => {
    const services = await live()
    const value = (amount: string, revision: number) => ({ ...revenue(amount, revision).value })
    act(() => { services.stream('/api/metrics').send('value', value('90000.000000', 9)) })
    expect((await kpi()).textContent).toBe('€90,000.00')
    act(() => { services.stream('/api/metrics').send('value', value('85000.000000', 8)) })
    expect((await kpi()).textContent).toBe('€90,000.00')
  })

  it('reads the bonus again when a newer revision is told, and only then', async () => {
    const services = await live()
    const reads = () => services.asked.filter((address) => address.includes('/accruals/anna')).length
    const before = reads()
    const tell = (revision: number) => {
      act(() => { services.stream('/api/motivation').send('accrual', { employee: 'anna.petrova', period: PERIOD, revision, status: 'current' }) })
    }
    tell(3)
    expect(reads()).toBe(before)
    services.answers['/api/motivation/accruals/anna.petrova/2026-11'] = accrual('2700.00', 4)
    tell(4)
    await waitFor(async () => { expect((await bonus()).textContent).toBe('€2,700.00') })
  })

  it('keeps the newer bonus when a slower answer is older', async () => {
    const services = await live()
    services.answers['/api/motivation/accruals/anna.petrova/2026-11'] = accrual('1.00', 2)
    act(() => { services.stream('/api/motivation').send('accrual', { employee: 'anna.petrova', period: PERIOD, revision: 9, status: 'current' }) })
    await waitFor(() => { expect(services.asked.filter((address) => address.includes('/accruals/anna')).length).toBeGreaterThan(1) })
    expect((await bonus()).textContent).toBe('€2,437.50')
  })

  it('says how fresh it is, and when the line is lost', async () => {
    const services = await live()
    act(() => {
      services.stream('/api/metrics').send('open', {})
      services.stream('/api/motivation').send('open', {})
      services.stream('/api/metrics').send('heartbeat', { at: '2026-11-23T12:05:00Z', lag: 0 })
    })
    expect(screen.getByText(/^As of /)).toBeDefined()
    act(() => { services.stream('/api/metrics').send('error', {}) })
    expect(screen.getByText(/^Connection lost, showing data as of /)).toBeDefined()
  })
})

describe('states', () => {
  it('shows that it is loading', async () => {
    show({ ...anna(), '/api/metrics/overview': 'never', '/api/motivation/accruals/anna.petrova/2026-11': 'never' })
    await screen.findByRole('heading', { name: 'Your KPIs' })
    expect(screen.getAllByText('Loading')).toHaveLength(2)
  })

  it('says that there is nothing yet', async () => {
    show({ ...anna(), '/api/metrics/overview': overview(), '/api/motivation/accruals/anna.petrova/2026-11': refusal(404, 'No accrual.') })
    expect(await screen.findByText('No bonus for November 2026')).toBeDefined()
    expect(await screen.findByText('No KPIs for this month')).toBeDefined()
  })

  it('shows a KPI without a value as such, not as zero', async () => {
    show({ ...anna(), '/api/metrics/overview': overview(revenue(null, 1)) })
    expect((await kpi()).textContent).toContain('Nothing to calculate from yet')
  })

  it('explains a fault in words and tries again on demand', async () => {
    const services = show({ ...anna(), '/api/metrics/overview': refusal(503, 'The figures are being rebuilt.') })
    const note = await screen.findByRole('alert')
    expect(within(note).getByText('The figures are being rebuilt.')).toBeDefined()
    expect((await bonus()).textContent).toBe('€2,437.50')
    services.answers['/api/metrics/overview'] = overview(revenue('81250.000000', 7))
    await userEvent.click(within(note).getByRole('button', { name: 'Try again' }))
    expect((await kpi()).textContent).toBe('€81,250.00')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('keeps figures on the page when a later read fails', async () => {
    const services = show(anna())
    await kpi()
    services.answers['/api/metrics/overview'] = refusal(503, 'The figures are being rebuilt.')
    act(() => { services.stream('/api/metrics').send('open', {}) })
    expect(await screen.findByText('The figures are being rebuilt.')).toBeDefined()
    expect((await kpi()).textContent).toBe('€81,250.00')
  })

  it('asks to sign in again when the login has just been tried in vain', async () => {
    sessionStorage.setItem('merit.login-attempt', String(Date.now()))
    show({ ...anna(), '/api/session': refusal(401, 'Login required') })
    expect(await screen.findByText('Your session has ended')).toBeDefined()
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeDefined()
  })
})
