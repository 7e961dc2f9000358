import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin, PreviewServer, ViteDevServer } from 'vite'
import { ADMINS, EMPLOYEES, repsOf } from './demoCompany.ts'
import { accrualOf, contributionsOf, itemsOf } from './demoFigures.ts'

/**
 * Stands in for the gateway while the pages are worked on (`npm run dev`, `npm run preview`); no part of the build.
 * The address of the page chooses what is shown: `?as=ivan.orlov`, `?mock=loading|error|empty|lost|still`.
 */
export function mockServices(): Plugin {
  return {
    name: 'merit-mock-services',
    apply: 'serve',
    configureServer: mock,
    configurePreviewServer: mock,
  }
}

function mock(server: ViteDevServer | PreviewServer) {
  server.middlewares.use('/api', (request, response) => { answer(request, response) })
}

const DEPARTMENT_NAMES = {
  sales: { ru: 'Продажи', en: 'Sales' },
  north: { ru: 'Север', en: 'North' },
  south: { ru: 'Юг', en: 'South' },
}

let revision = 100

function json(response: ServerResponse, body: unknown, status = 200) {
  response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' })
  response.end(JSON.stringify(body))
}

const problem = (response: ServerResponse, status: number, detail: string) => {
  json(response, { type: 'https://merit.example/problems/mock', title: 'Problem', status, detail }, status)
}

function answer(request: IncomingMessage, response: ServerResponse) {
  const page = new URL(request.headers.referer ?? 'http://localhost/').searchParams
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://localhost')
  const login = page.get('as') ?? 'anna.petrova'
  const mode = page.get('mock') ?? ''
  const employee = EMPLOYEES.find((each) => each.code === login)
  const admin = ADMINS[login]
  const period = query.get('period') ?? /\d{4}-\d\d/.exec(path)?.[0] ?? ''

  if (path === '/session') {
    json(response, { name: employee?.name ?? admin?.name, ...(employee ? { employee: login } : {}), roles: [admin?.role ?? 'employee'] })
    return
  }
  if (path === '/definitions/me') {
    json(response, {
      ...(employee ? { employee: { code: login, name: employee.name, assignments: [] } } : {}),
      heads: employee?.heads ?? [],
      departments: DEPARTMENT_NAMES,
      company: { zone: 'Europe/Berlin', reportingCurrency: 'EUR' },
      roles: [admin?.role ?? 'employee'],
    })
    return
  }
  if (path === '/definitions/people') {
    json(response, { items: EMPLOYEES.filter((each) => query.getAll('ids').includes(each.code)).map(({ code, name }) => ({ code, name })), page: 0, size: 50, total: 1 })
    return
  }
  if (mode === 'loading') return // answers never
  if (path.endsWith('/stream')) {
    stream(path, mode, period, login, response)
    return
  }
  if (mode === 'error') {
    problem(response, 503, 'The database of the metrics role does not answer. Values are safe; try again in a minute.')
    return
  }
  figures(path, query, { mode, login, period }, response)
}

function figures(path: string, query: URLSearchParams, { mode, login, period }: { mode: string; login: string; period: string }, response: ServerResponse) {
  const [, , , kpi = '', subjectInPath = ''] = path.split('/').map(decodeURIComponent)
  const subject = query.get('subject') ?? `employee:${login}`
  if (path === '/metrics/overview') {
    const people = subject.startsWith('department:')
      ? { people: repsOf(subject).map((rep) => ({ employee: rep.code, items: itemsOf(`employee:${rep.code}`, period, revision) })) }
      : {}
    json(response, { period, subject, asOf: new Date().toISOString(), items: mode === 'empty' ? [] : itemsOf(subject, period, revision), ...people })
  } else if (path.endsWith('/explain')) {
    const all = contributionsOf(kpi, subjectInPath, period)
    const number = Number(query.get('page') ?? 0)
    json(response, { formula: { ru: 'Сумма полей amount выигранных сделок', en: 'Sum of the amount of won deals' }, contributions: all.slice(number * 20, number * 20 + 20), page: number, size: 20, total: all.length })
  } else if (path === '/motivation/accruals') {
    const seen = EMPLOYEES.filter((each) => each.code !== login)
    const items = seen.map((each) => ({ employee: each.code, status: 'current', revision, total: accrualOf(each, period, revision).total }))
    json(response, { items, page: 0, size: 100, total: items.length })
  } else {
    const person = EMPLOYEES.find((each) => each.code === kpi)
    if (mode === 'empty' || !person) problem(response, 404, 'No accrual.')
    else json(response, accrualOf(person, subjectInPath, revision))
  }
}

function stream(path: string, mode: string, period: string, login: string, response: ServerResponse) {
  if (mode === 'lost') {
    problem(response, 503, 'No stream.')
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const send = (type: string, data: unknown) => response.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`)
  const beat = () => send('heartbeat', { at: new Date().toISOString(), lag: 0 })
  beat()
  const timers = [setInterval(beat, 10_000)]
  if (mode === '') timers.push(setInterval(() => { sell(path, period, login, send) }, 6_000))
  response.on('close', () => { timers.forEach((timer) => { clearInterval(timer) }) })
}

/** A deal is won now and then; both streams tell of it. */
function sell(path: string, period: string, login: string, send: (type: string, data: unknown) => void) {
  if (path.startsWith('/motivation')) {
    send('accrual', { employee: login, period, revision, status: 'current' })
    return
  }
  revision += 1
  const rep = EMPLOYEES.find((each) => each.code === login && each.position === 'sales-rep') ?? EMPLOYEES[3]
  rep?.deals.unshift({ id: String(32_000_000 + revision), source: 'standard-main', day: 23, won: true, cents: 1_250_50n, marks: [] })
  for (const item of itemsOf(`employee:${rep?.code ?? ''}`, period, revision)) send('value', item.value)
}
