/** Lets the browser save what lies at an address that answers as an attachment; the page stays. */
export function fetchFile(url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.rel = "noopener";
  document.body.append(link);
  link.click();
  link.remove();
}
