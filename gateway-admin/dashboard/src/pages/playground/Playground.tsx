import { Button, Group, Select } from '@mantine/core';
import { IconCode, IconColumns2, IconEraser, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { callableModelsQuery, modelsQuery } from '@/api/models';
import { t } from '@/i18n';
import { NO_SETTINGS, chatBody, settingErrors, type Question } from '@/lib/chat';
import { useSecret } from '@/lib/secret';
import { Page } from '@/ui/Page';
import { useHeld } from '@/ui/useUnsaved';
import { CodeModal } from './CodeModal';
import { Composer } from './Composer';
import { Conversation } from './Conversation';
import { KeyChooser } from './KeyChooser';
import classes from './Playground.module.css';
import { SettingsPanel } from './SettingsPanel';
import { useLanes } from './useLanes';

/** A chat with any model, or two side by side, with what it costs and how long it takes. */
export default function Playground() {
  const secret = useSecret();
  const { model, other } = useSearch({ from: '/signed-in/playground' });
  const navigate = useNavigate();
  const [settings, setSettings] = useState(NO_SETTINGS);
  const [showsCode, setShowsCode] = useState(false);
  const [asked, setAsked] = useState<Question>({ role: 'user', text: t('Say hello in five words.'), images: [] });
  const { data: catalogue = [] } = useQuery(modelsQuery);
  const { data: callable } = useQuery(callableModelsQuery(secret));
  const chat = new Set(catalogue.filter(({ capabilities }) => capabilities.includes('chat')).map(({ id }) => id));
  const known = (callable ?? catalogue.filter(({ offerings }) => offerings.length > 0).map(({ id }) => id)).filter((id) => chat.has(id));
  const first = model ?? known[0];
  const lanes = useLanes(secret, settings);
  const models = [first, other].filter((id) => id !== undefined);
  const choose = (next: { model?: string; other?: string }) => void navigate({ to: '/playground', search: { model: first, other, ...next }, replace: true });
  const errors = settingErrors(settings);
  const send = (question: Question) => {
    setAsked(question);
    lanes.send(models, question);
  };
  const started = models.some((id) => lanes.turnsOf(id).length > 0);
  useHeld(started);
  const sees = models.every((id) => catalogue.find((one) => one.id === id)?.capabilities.includes('vision'));
  return (
    <Page
      title={t('Playground')}
      description={t('Try a model, or two side by side. Calls are real: they are charged to the key.')}
      actions={
        <>
          {started && (
            <Button variant="default" leftSection={<IconEraser size={15} stroke={1.7} />} disabled={lanes.busy} onClick={lanes.clear}>
              {t('Clear')}
            </Button>
          )}
          <Button variant="default" leftSection={<IconCode size={15} stroke={1.7} />} disabled={!first} onClick={() => setShowsCode(true)}>
            {t('Copy as code')}
          </Button>
        </>
      }
    >
      <div className={classes.layout}>
        <div className={classes.stage}>
          <div className={classes.lanes} data-two={models.length > 1 || undefined}>
            {models.map((id, at) => (
              <section key={`${at}/${id}`} className={classes.lane} aria-label={t('Conversation with {id}', { id })}>
                <Group gap={8} wrap="nowrap" className={classes.laneHead}>
                  <Select
                    aria-label={at === 0 ? t('Model') : t('Second model')}
                    searchable
                    allowDeselect={false}
                    flex={1}
                    data={known.filter((name) => name === id || !models.includes(name))}
                    value={id}
                    onChange={(chosen) => chosen && choose(at === 0 ? { model: chosen } : { other: chosen })}
                  />
                  {at === 0 && models.length === 1 && (
                    <Button
                      variant="default"
                      leftSection={<IconColumns2 size={15} stroke={1.7} />}
                      disabled={known.length < 2}
                      onClick={() => choose({ other: known.find((name) => name !== id) })}
                    >
                      {t('Compare')}
                    </Button>
                  )}
                  {at === 1 && (
                    <Button variant="default" px={10} aria-label={t('Close the second model')} onClick={() => choose({ other: undefined })}>
                      <IconX size={15} stroke={1.7} />
                    </Button>
                  )}
                </Group>
                <Conversation turns={lanes.turnsOf(id)} ready={secret !== undefined} />
              </section>
            ))}
          </div>
          {secret ? (
            <Composer busy={lanes.busy} disabled={!first || Object.keys(errors).length > 0} sees={sees} onSend={send} onStop={lanes.stop} />
          ) : (
            <KeyChooser />
          )}
        </div>
        <SettingsPanel settings={settings} errors={errors} onChange={setSettings} secret={secret} />
      </div>
      {showsCode && first && <CodeModal body={chatBody(first, lastTurns(lanes.turnsOf(first), asked), settings)} onClose={() => setShowsCode(false)} />}
    </Page>
  );
}

/** The conversation up to its last question. */
function lastTurns(turns: ReturnType<ReturnType<typeof useLanes>['turnsOf']>, asked: Question) {
  const last = turns.findLastIndex(({ role }) => role === 'user');
  return last < 0 ? [asked] : turns.slice(0, last + 1);
}
