/** A toolbar as one stop of the Tab key, with arrows between its buttons (WAI-ARIA's pattern for toolbars). */

function toolsIn(toolbar: HTMLElement): readonly HTMLElement[] {
  return [...toolbar.querySelectorAll<HTMLElement>('button:not(:disabled)')].filter((tool) =>
    tool.checkVisibility({ visibilityProperty: true }),
  );
}

/** Makes one button the stop of the Tab key: `wanted`, or the one that is it, or the first. */
export function oneTabStop(toolbar: HTMLElement, wanted?: EventTarget | null): void {
  const tools = toolsIn(toolbar);
  const stop = tools.find((tool) => tool === wanted) ?? tools.find((tool) => tool.tabIndex === 0) ?? tools[0];
  for (const tool of tools) tool.tabIndex = tool === stop ? 0 : -1;
}

/** Arrows, Home and End go between the buttons; the arrow down opens a menu, as Enter does. */
export function moveInToolbar(toolbar: HTMLElement, event: KeyboardEvent): void {
  const tools = toolsIn(toolbar);
  const now = tools.findIndex((tool) => tool === document.activeElement);
  if (now < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
  const places: Readonly<Record<string, number>> = {
    ArrowRight: (now + 1) % tools.length,
    ArrowLeft: (now + tools.length - 1) % tools.length,
    Home: 0,
    End: tools.length - 1,
  };
  const next = places[event.key];
  if (next !== undefined) {
    event.preventDefault();
    tools[next]?.focus();
  } else if (event.key === 'ArrowDown' && tools[now]?.ariaHasPopup === 'menu') {
    event.preventDefault();
    tools[now].click();
  }
}
