/**
 * Which page an address shows, and going from page to page without loading anew. A dozen fixed addresses need no more; a
 * router that can do everything weighs as much as the grid, and stands before every sheet's first paint.
 */
import {
  type Component,
  type JSX,
  Show,
  createContext,
  createMemo,
  createSignal,
  onCleanup,
  useContext,
} from 'solid-js';
import { type Params, paramsOf } from './address.ts';

export interface Way {
  /** such as '/mappe/:id' */
  readonly path: string;
  readonly page: Component & { preload?: () => Promise<unknown> };
}

const ParamsContext = createContext<Params>({ id: '' });

/** What the address of the page says. */
export function useParams(): Params {
  return useContext(ParamsContext);
}

const [address, setAddress] = createSignal('');
let ways: readonly Way[] = [];

const wayOf = (path: string): { readonly way: Way; readonly params: Params } | undefined => {
  for (const way of ways) {
    const params = paramsOf(way.path, path);
    if (params) return { way, params };
  }
  return undefined;
};

/** Shows where the browser is; what is shown stays until the page is here. */
async function arrive(): Promise<void> {
  // A page that cannot be had says so itself when it is shown.
  await Promise.allSettled([wayOf(location.pathname)?.way.page.preload?.()]);
  setAddress(location.pathname);
}

/** Goes to another page of ours. */
export async function goToPage(to: string, how?: { readonly replace: true }): Promise<void> {
  if (how) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  await arrive();
  if (location.hash === '') scrollTo(0, 0);
}

/** A press on a link to a page of ours, unless the person wants it in another window. */
function onClick(event: MouseEvent): void {
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!isPlain || event.defaultPrevented || !link || link.target !== '' || link.hasAttribute('download'))
    return;
  const isWithin = link.pathname === location.pathname && link.hash !== '';
  if (link.origin !== location.origin || isWithin || !wayOf(link.pathname)) return;
  event.preventDefault();
  void goToPage(link.pathname + link.search + link.hash);
}

/** The page that the address names. */
export function Ways(props: { readonly ways: readonly Way[]; readonly otherwise: Component }): JSX.Element {
  ways = props.ways;
  setAddress(location.pathname);
  const onMove = (): void => void arrive();
  addEventListener('popstate', onMove);
  document.addEventListener('click', onClick);
  onCleanup(() => {
    removeEventListener('popstate', onMove);
    document.removeEventListener('click', onClick);
  });
  const shown = createMemo(() => wayOf(address()) ?? { way: { page: props.otherwise }, params: { id: '' } });
  return (
    <Show when={shown()} keyed>
      {({ way, params }) => (
        <ParamsContext.Provider value={params}>
          <way.page />
        </ParamsContext.Provider>
      )}
    </Show>
  );
}
