/**
 * Puts text on the clipboard, and tells whether it is there. Browsers offer their clipboard only to https and localhost;
 * a console on a plain http address copies what is selected in a field of its own instead.
 */
export async function copyText(text: string, beside: Element): Promise<boolean> {
  if (window.isSecureContext && 'clipboard' in navigator) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused by the reader or by a policy: the older way may still be open.
    }
  }
  return copySelected(text, beside);
}

/** The field stands in the same dialog as what asked for it, for a dialog takes the focus back from what is outside. */
function copySelected(text: string, beside: Element): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.style.cssText = 'position:fixed;opacity:0;pointer-events:none';
  (beside.closest('[role="dialog"]') ?? document.body).append(field);
  try {
    field.select();
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}
