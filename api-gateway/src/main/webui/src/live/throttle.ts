/** Runs at most once in `millis`, at the end of the span in which it was first asked for. */
export function throttled(millis: number, run: () => void): { ask: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    ask: () => {
      timer ??= setTimeout(() => {
        timer = undefined
        run()
      }, millis)
    },
    cancel: () => {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
