import { plural } from './plural'

const deals = (n: number) => plural('en', n, { one: `${n} deal`, other: `${n} deals` })
const entries = (n: number) => plural('en', n, { one: `${n} entry`, other: `${n} entries` })

export const en = {
  skipToContent: 'Skip to content',
  signOut: 'Sign out',
  language: 'Language',
  loading: 'Loading',
  retry: 'Try again',
  close: 'Close',

  session: {
    ended: 'Your session has ended',
    signInAgain: 'Sign in again to see your figures.',
    signIn: 'Sign in',
    roles: {
      employee: 'Employee',
      'kpi-admin': 'KPI administrator',
      'comp-admin': 'Compensation administrator',
      payroll: 'Payroll',
      ops: 'Operations',
      auditor: 'Auditor',
    } as Record<string, string>,
    noEmployee: 'This login is for administration, so it has no KPIs and no bonus of its own.',
    unknownEmployee: 'This login is not connected to an employee record yet.',
    unknownEmployeeHelp: 'Your KPI administrator connects it; your figures appear here as soon as that is done.',
    whatYouCanDo: 'What this login is for',
    duties: {
      'kpi-admin': 'Keeps departments, people, KPIs, goals and targets.',
      'comp-admin': 'Keeps the bonus schemes and may read everybody’s KPIs and bonus.',
      payroll: 'Reads everybody’s KPIs and bonus to pay them out.',
      ops: 'Keeps sources healthy and replays messages that were not understood. Sees no pay.',
      auditor: 'Reads everything and changes nothing.',
    } as Record<string, string>,
    api: 'Until these tasks have pages of their own, they are done through the API.',
    apiLink: 'Open the API description',
  },

  period: {
    label: 'Month',
    previous: 'Previous month',
    next: 'Next month',
    dayOf: (day: number, days: number) => `Day ${day} of ${days}`,
    over: 'Month is over',
  },

  freshness: {
    connecting: 'Connecting…',
    asOf: (time: string) => `As of ${time}`,
    ago: (seconds: number) => (seconds < 1 ? 'just now' : `${seconds} s ago`),
    behind: (records: number) =>
      plural('en', records, { one: `catching up, ${records} change behind`, other: `catching up, ${records} changes behind` }),
    lost: 'Connection lost',
    lostSince: (time: string) => `Connection lost, showing data as of ${time}`,
  },

  bonus: {
    title: (month: string) => `Bonus for ${month}`,
    soFar: 'So far. It follows your results until the month is closed.',
    notPayable: 'Pilot: calculated to try it out, not paid.',
    madeUp: 'How it is made up',
    calculatedAt: (time: string) => `Calculated at ${time}`,
    none: (month: string) => `No bonus for ${month}`,
    noneHelp: 'No bonus scheme applies to your position in this month, or nothing has been calculated yet.',
    noSlices: 'Nothing has been earned here yet.',
    slices: 'Calculation, line by line',
    credits: deals,
    credit: 'Deal',
    earned: 'Earned',
    basis: 'Counted with',
    rateOf: (rate: string, x: string) => `${rate} of ${x}`,
    now: (amount: string) => `Bonus is now ${amount}`,
  },

  kpi: {
    mine: 'Your KPIs',
    ofTarget: (ratio: string, target: string) => `${ratio} of ${target}`,
    target: (target: string) => `target ${target}`,
    atMost: (target: string) => `target: at most ${target}`,
    noTarget: 'no target set',
    noValueHelp: 'Nothing to calculate from yet',
    none: 'No KPIs for this month',
    noneHelp: 'As soon as KPIs are set for you, they appear here.',
    explain: (name: string) => `${name}: what it is made of`,
  },

  explain: {
    made: entries,
    none: 'Nothing counts towards this value yet.',
    restricted: 'You may see the sum, but not whose deals are in it.',
    day: 'Day',
    what: 'What',
    adds: 'Adds',
    to: 'To',
    openInCrm: 'open in CRM',
    previous: 'Newer',
    next: 'Older',
    shown: (from: number, to: number, total: number) => `${from} to ${to} of ${total}`,
    unassigned: 'unassigned',
    entity: { deal: 'Deal', activity: 'Activity' } as Record<string, string>,
  },

  department: {
    people: 'People',
    person: 'Person',
    bonus: 'Bonus so far',
    none: 'Nobody is assigned here in this month.',
    privacy: 'Every look at another person’s bonus is recorded.',
  },

  company: {
    title: 'Company',
    pay: 'Everybody’s bonus',
    showPay: 'Show bonuses',
    hidePay: 'Hide bonuses',
    noPay: 'No bonuses have been calculated for this month.',
    more: (shown: number, total: number) => `${shown} of ${total} people. The rest is in the API.`,
  },

  marks: {
    unconfirmed: {
      label: 'unconfirmed',
      why: 'At least one deal came from a source that does not sign its messages, and has not been read back from the CRM yet. It counts, and is checked before the month is closed.',
    },
    'moment-inferred': {
      label: 'date inferred',
      why: 'The CRM did not say when it happened, so the time of the message stands in. Checked before the month is closed.',
    },
    recomputing: { label: 'recomputing', why: 'A rule or the organisation has changed; this value is being computed anew and may still move.' },
    partial: { label: 'partial', why: 'Only the days on which the person belonged to your department are counted here.' },
    'value-missing': {
      label: 'no value',
      why: 'This KPI has no value in this month; the scheme says what then counts.',
    },
    'target-missing': { label: 'no target', why: 'This KPI has no target in this month; the scheme says what then counts.' },
    settling: { label: 'settling', why: 'A new value has just arrived; the bonus follows within moments.' },
  } as Record<string, { label: string; why: string }>,

  problem: {
    offline: 'Merit cannot be reached',
    offlineHelp: 'Check your connection. We keep trying.',
    overload: 'Too many requests at once',
    overloadHelp: 'Wait a moment, then try again.',
    unavailable: 'This part is not available just now',
    unavailableHelp: 'Your data is safe. Try again in a moment.',
    forbidden: 'Not open to your login',
    forbiddenHelp: 'Ask your administrator if you need it.',
    missing: 'Not found',
    missingHelp: 'It does not exist, or it is not open to your login.',
    refused: 'The request was refused',
    refusedHelp: 'Try again; if it stays, tell your administrator.',
    crash: 'Something on this page broke',
    crashHelp: 'Your data is safe. Load the page again.',
  },
}
