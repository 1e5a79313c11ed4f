/** Which data is kept, where and for how long, as this installation is set up. */
import { For, type JSX, Show, createEffect, createSignal, onMount } from 'solid-js';
import { type Installation, fetchInstallation } from '../api.ts';
import { PageHead } from '../parts/page-head.tsx';
import { type PrivacyText, privacyText } from '../text/privacy.ts';
import { useText } from '../text/text.tsx';
import './accessibility.css';
import '../identity/identity.css';

export default function PrivacyPage(): JSX.Element {
  const { t, language } = useText();
  const [installation, setInstallation] = createSignal<Installation>();
  const text = (): PrivacyText | undefined => {
    const told = installation();
    return told && privacyText(language().id, told);
  };
  createEffect(() => {
    document.title = `${text()?.title ?? t('identity.privacy.link')} – ${t('app.name')}`;
  });
  onMount(async () => {
    const answer = await fetchInstallation();
    if (answer.ok) setInstallation(answer.value);
  });
  return (
    <div class="statement">
      <PageHead>
        <a href="/">{t('app.backToStart')}</a>
        <a href="/konto">{t('identity.privacy.account')}</a>
      </PageHead>
      <main class="statement-main">
        <Show when={text()} fallback={<h1>{t('identity.privacy.link')}</h1>}>
          {(now) => (
            <>
              <h1>{now().title}</h1>
              <For each={now().intro}>{(line) => <p>{line}</p>}</For>
              <table class="kept-data">
                <thead>
                  <tr>
                    <For each={now().head}>{(name) => <th scope="col">{name}</th>}</For>
                  </tr>
                </thead>
                <tbody>
                  <For each={now().rows}>
                    {(row) => (
                      <tr>
                        <For each={row}>{(part) => <td>{part}</td>}</For>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
              <For each={now().sections}>
                {(section) => (
                  <section>
                    <h2>{section.heading}</h2>
                    <For each={section.paragraphs}>{(line) => <p>{line}</p>}</For>
                  </section>
                )}
              </For>
            </>
          )}
        </Show>
      </main>
    </div>
  );
}
