/** Keeps the screen from going dark, where the browser can (on https and on this machine); elsewhere the device's own settings must. */
export function stayAwake(): void {
  const ask = () => {
    if (document.hidden) return;
    // Refused while the battery is low or the page is not seen: it is asked again when the page comes back.
    navigator.wakeLock?.request("screen").catch(() => undefined);
  };
  ask();
  document.addEventListener("visibilitychange", ask);
}
