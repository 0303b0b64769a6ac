/** Registers the worker once the page has settled, and tells it what this first visit has loaded without it. */
export async function keepForOffline(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  const used = performance.getEntriesByType("resource").map((entry) => entry.name);
  active?.postMessage({ page: location.href, language: document.documentElement.lang, used });
}
