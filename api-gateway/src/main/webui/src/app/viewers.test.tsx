// @vitest-environment jsdom
import '../test/setup'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { anna, overview, PERIOD, revenue } from '../test/fixtures'
import { refusal } from '../test/services'
import { show } from '../test/show'

const NORTH = 'department:north'

const person = (code: string, value: string) => ({
  employee: code,
  items: [{ kpi: 'revenue', value: revenue(value, 5, `employee:${code}`).value, attainment: '0.5' }],
})

/** Ivan heads the north; what he may see of its pay is the service's decision. */
const ivan = (totals: object[]) => ({
  '/api/session': { name: 'Ivan Orlov', employee: 'ivan.orlov', roles: ['employee'] },
  '/api/definitions/me': { employee: { code: 'ivan.orlov', name: 'Ivan Orlov' }, heads: ['north'], departments: { north: { en: 'North', ru: 'Север' } } },
  '/api/definitions/people': { items: [{ code: 'anna.petrova', name: 'Anna Petrova' }], page: 0, size: 50, total: 1 },
  '/api/metrics/overview': (address: string) =>
    Response.json(
      address.includes('department')
        ? {
            ...overview(revenue('300000.000000', 9, NORTH)),
            subject: NORTH,
            people: [person('anna.petrova', '81250.000000'), person('boris.ivanov', '218750.000000'), person('ivan.orlov', '0.000000')],
          }
        : { ...overview(), subject: 'employee:ivan.orlov' },
    ),
  '/api/motivation/accruals': { items: totals, page: 0, size: 100, total: totals.length },
})

const administrator = (role: string) => ({
  '/api/session': { name: 'Chris Comp', roles: [role] },
  '/api/definitions/me': { roles: [role], heads: [] },
  '/api/metrics/overview': { ...overview(revenue('593775.000000', 3, 'company')), subject: 'company' },
  '/api/motivation/accruals': {
    items: [{ employee: 'anna.petrova', revision: 3, total: { amount: '2437.50', currency: 'EUR' } }],
    page: 0,
    size: 100,
    total: 1,
  },
})

const payReads = (asked: string[]) => asked.filter((address) => address.startsWith('/api/motivation/accruals?'))

beforeEach(() => {
  localStorage.setItem('merit.language', 'en')
  window.history.replaceState(null, '', `/?period=${PERIOD}`)
})

describe('a head', () => {
  it('sees the department and its people, by name where they may know it', async () => {
    show(ivan([]))
    expect(await screen.findByRole('heading', { name: 'North' })).toBeDefined()
    const anna = within(await screen.findByRole('row', { name: /Anna Petrova/ }))
    expect(anna.getByText('€81,250.00')).toBeDefined()
    expect(screen.queryByRole('row', { name: /ivan\.orlov/ })).toBeNull()
    expect(screen.getByRole('row', { name: /boris\.ivanov/ })).toBeDefined()
  })

  it('keeps own KPIs in place as soon as there is something in them', async () => {
    const answers = ivan([])
    show({
      ...answers,
      '/api/metrics/overview': (address: string) =>
        address.includes('department')
          ? answers['/api/metrics/overview'](address)
          : Response.json({ ...overview(revenue('10.000000', 1)), subject: 'employee:ivan.orlov' }),
    })
    expect(await screen.findByRole('heading', { name: 'Your KPIs' })).toBeDefined()
    expect(await screen.findByRole('heading', { name: 'North' })).toBeDefined()
  })

  it('sees totals of those whose total the service gives, and no column otherwise', async () => {
    show(ivan([{ employee: 'anna.petrova', revision: 3, total: { amount: '2437.50', currency: 'EUR' } }]))
    expect(await screen.findByRole('columnheader', { name: 'Bonus so far' })).toBeDefined()
    expect(within(screen.getByRole('row', { name: /Anna/ })).getByText('€2,437.50')).toBeDefined()
  })

  it('sees no money where the company shows heads none', async () => {
    show(ivan([{ employee: 'anna.petrova', revision: 3 }]))
    await screen.findByRole('row', { name: /Anna/ })
    expect(screen.queryByText('Bonus so far')).toBeNull()
  })
})

describe('somebody without an employee', () => {
  it('learns what the login is for, and reads nobody’s pay before asking for it', async () => {
    const services = show(administrator('comp-admin'))
    expect(await screen.findByText('Compensation administrator')).toBeDefined()
    expect((await screen.findByTestId('kpi-value')).textContent).toBe('€593,775.00')
    expect(payReads(services.asked)).toEqual([])
    await userEvent.click(screen.getByRole('button', { name: 'Show bonuses' }))
    expect(await screen.findByText('€2,437.50')).toBeDefined()
    expect(payReads(services.asked)).toHaveLength(1)
  })

  it('is offered no pay as KPI administrator', async () => {
    show(administrator('kpi-admin'))
    expect(await screen.findByTestId('kpi-value')).toBeDefined()
    expect(screen.queryByText('Everybody’s bonus')).toBeNull()
  })

  it('asks for no figures as operator', async () => {
    const services = show(administrator('ops'))
    expect(await screen.findByText('Operations')).toBeDefined()
    expect(services.asked.some((address) => address.includes('/metrics/') || address.includes('/motivation/'))).toBe(false)
  })

  it('is not led to an empty page of a person that nobody knows', async () => {
    show({ ...anna(), '/api/definitions/me': refusal(404, 'Not found') })
    expect(await screen.findByText('This login is not connected to an employee record yet.')).toBeDefined()
    expect(screen.queryByRole('heading', { name: 'Your KPIs' })).toBeNull()
  })

  it('is told so when the login is not connected to an employee yet', async () => {
    show({ ...anna(), '/api/session': { name: 'New', roles: ['employee'] }, '/api/definitions/me': { heads: [] } })
    expect(await screen.findByText('This login is not connected to an employee record yet.')).toBeDefined()
  })
})
