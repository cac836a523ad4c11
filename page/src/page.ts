// Finding and making elements: words become text nodes, never markup.

/** Return the element with an id; the page's template has it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- who asks knows what it is
export function at<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

export function make(tag: string, kind: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (kind) {
    element.className = kind;
  }
  element.append(...children);
  return element;
}

/** Return words with values for their `{name}`s; a value may hold any sign, `$` and braces too. */
export function told(words: string | undefined, values: Record<string, string | number>): string {
  return (words ?? "").replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}

/** Show an element where there is something to show. */
export function show(element: HTMLElement, isWanted: boolean): void {
  element.hidden = !isWanted;
}

export function say(id: string, words: string): void {
  const element = at(id);
  element.textContent = words;
  show(element, words !== "");
}
