/** The page's one polite live region. Whatever is said here is read out when the listener's software finds the time. */
class Announcer {
  text = $state("");
  private last = new Map<string, number>();

  say(text: string): void {
    // The same sentence twice is no change for a screen reader: a no-break space makes it one.
    this.text = text === this.text ? `${text}\u00a0` : text;
  }

  /** At most once per `ms` for one subject; what comes in between is dropped, because newer words will follow. */
  sometimes(subject: string, ms: number, text: () => string, now = Date.now()): void {
    if (now - (this.last.get(subject) ?? 0) < ms) return;
    this.last.set(subject, now);
    this.say(text());
  }
}

export const announcer = new Announcer();
