/** Makes links for colleagues and takes them back. A link's secret is shown once: the server keeps only its hash. */
import { For, type JSX, Show, createSignal, onMount } from 'solid-js';
import { type ApiProblem } from '../api.ts';
import { type NewShareLink, type ShareLink, createLink, fetchLinks, revokeLink } from './links-api.ts';
import { dayOf, endOfDay } from '../identity/last-day.ts';
import { PeopleShares } from '../identity/people-shares.tsx';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { useText } from '../text/text.tsx';
import { LinkFacts } from './link-facts.tsx';
import './share-dialog.css';

export interface ShareDialogProps {
  readonly id: string;
  readonly title: string;
  /** opens what tells everybody about the workbook */
  onPublish(): void;
  onClose(): void;
}

/** The secret stands behind #, which browsers never send: it comes into no server's log. */
function addressOfLink(token: string): string {
  return new URL(`/deltag#${token}`, location.href).href;
}

export default function ShareDialog(props: ShareDialogProps): JSX.Element {
  const { t, language } = useText();
  const [links, setLinks] = createSignal<readonly ShareLink[]>([]);
  const [role, setRole] = createSignal<ShareLink['role']>('editor');
  const [made, setMade] = createSignal<NewShareLink>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [said, setSaid] = createSignal('');

  const refresh = async (): Promise<void> => {
    const answer = await fetchLinks(props.id);
    if (answer.ok) setLinks(answer.value);
    else setProblem(answer.error);
  };
  onMount(() => void refresh());

  const create = async (form: HTMLFormElement): Promise<void> => {
    setProblem(undefined);
    const values = new FormData(form);
    const given = (name: string): string => String(values.get(name) ?? '').trim();
    const answer = await createLink(props.id, {
      role: role(),
      name: given('name'),
      endsAt: endOfDay(given('endsAt')),
      code: given('code') === '' ? null : given('code'),
    });
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    setMade(answer.value);
    form.reset();
    setSaid('');
    await refresh();
  };

  const revoke = async (link: ShareLink): Promise<void> => {
    setProblem(undefined);
    const answer = await revokeLink(props.id, link.id);
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    if (made()?.id === link.id) setMade(undefined);
    setSaid(t('share.revoked'));
    await refresh();
  };

  const copy = async (text: string, field: HTMLInputElement | null): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without permission the old way works: select, and let the browser copy.
      field?.select();
      document.execCommand('copy');
    }
    setSaid(t('share.copied'));
  };

  const dateOf = (link: ShareLink): string =>
    new Date(link.createdAt).toLocaleString(language().id === 'da' ? 'da-DK' : 'en-GB', {
      dateStyle: 'medium',
      timeStyle: 'short',
    });

  return (
    <DialogFrame
      class="share-dialog"
      title={t('share.heading', { title: props.title })}
      description={t('share.text')}
      problem={problem()}
      onClose={() => props.onClose()}
    >
      <form
        class="share-new"
        onSubmit={(event) => {
          event.preventDefault();
          void create(event.currentTarget);
        }}
      >
        <label class="field">
          <span>{t('share.role')}</span>
          <select
            class="text-input"
            value={role()}
            onChange={(event) => setRole(event.currentTarget.value as ShareLink['role'])}
          >
            <option value="editor">{t('share.editor')}</option>
            <option value="commenter">{t('rights.share.commenter')}</option>
            <option value="viewer">{t('share.viewer')}</option>
          </select>
        </label>
        <button type="submit" class="button primary">
          {t('share.create')}
        </button>
        <details class="share-more">
          <summary>{t('identity.share.more')}</summary>
          <div class="share-more-fields">
            <label class="field">
              <span>{t('identity.share.linkName')}</span>
              <input class="text-input" name="name" maxLength={100} autocomplete="off" />
            </label>
            <label class="field">
              <span>{t('identity.share.endsAt')}</span>
              <input class="text-input" name="endsAt" type="date" min={dayOf(new Date())} />
            </label>
            <div class="field">
              <label for="link-code">{t('identity.share.code')}</label>
              <input
                id="link-code"
                class="text-input"
                name="code"
                minLength={4}
                maxLength={100}
                autocomplete="off"
                aria-describedby="link-code-help"
              />
              <p id="link-code-help" class="soft">
                {t('identity.share.codeHelp')}
              </p>
            </div>
          </div>
        </details>
      </form>
      <Show when={made()}>
        {(link) => (
          <div class="share-made">
            <label class="field">
              <span>{t('share.newLink')}</span>
              <input
                id="new-link"
                class="text-input"
                readOnly
                value={addressOfLink(link().token)}
                onFocus={(event) => event.currentTarget.select()}
              />
            </label>
            <button
              type="button"
              class="button"
              onClick={() =>
                void copy(addressOfLink(link().token), document.querySelector<HTMLInputElement>('#new-link'))
              }
            >
              {t('share.copy')}
            </button>
            <p class="share-once">{t('share.once')}</p>
          </div>
        )}
      </Show>
      <p role="status" class="share-said">
        {said()}
      </p>
      <h3>{t('share.existing')}</h3>
      <Show when={links().length > 0} fallback={<p>{t('share.none')}</p>}>
        <ul class="share-links">
          <For each={links()}>
            {(link) => (
              <li>
                <LinkFacts link={link} made={dateOf(link)} />
                <button
                  type="button"
                  class="button danger"
                  aria-label={t('share.revokeOf', { date: dateOf(link) })}
                  onClick={() => void revoke(link)}
                >
                  {t('share.revoke')}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <PeopleShares id={props.id} onProblem={setProblem} onSaid={setSaid} />
      <div class="share-publish">
        <p>{t('library.publish.openText')}</p>
        <button type="button" class="button" onClick={() => props.onPublish()}>
          {t('library.publish.open')}
        </button>
      </div>
    </DialogFrame>
  );
}
