/** Ends the session at the gateway and at Keycloak. */
export const LOGOUT_PATH = '/logout'

const ATTEMPT = 'merit.login-attempt'
const LOOP_MILLIS = 15_000

/** The gateway sends a page without a session to the login, and from there back to the same address. */
export function goToLogin(): void {
  window.location.reload()
}

/** Whether the login was tried just now: one that leaves no session would send the browser round and round. */
export function justTried(nowMillis: number, storage: Storage): boolean {
  return nowMillis - Number(storage.getItem(ATTEMPT) ?? 0) < LOOP_MILLIS
}

export function rememberAttempt(nowMillis: number, storage: Storage): void {
  storage.setItem(ATTEMPT, String(nowMillis))
}
