import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '@/api/problem';
import { useSaveRouting } from '@/api/routing';
import { useMay } from '@/api/session';
import type { RoutingDocument } from '@/api/types';
import { t } from '@/i18n';
import type { Place } from '@/lib/places';
import { documentText, faultsIn, readDocument, sameDocument, type Saved } from '@/lib/routing';
import { Notice } from '@/ui/Notice';
import { Overtaken } from '@/ui/Overtaken';
import { Panel } from '@/ui/Page';
import { toast } from '@/ui/toast';
import { Unsaved } from '@/ui/Unsaved';
import { DryRun } from './DryRun';
import { JsonEditor } from './JsonEditor';
import classes from './Routing.module.css';
import { RoutingFields } from './RoutingFields';
import { RoutingVersions } from './RoutingVersions';

interface RoutingEditorProps {
  place: Place;
  loaded: Saved<RoutingDocument>;
  /** What is saved now. */
  onReload: () => Promise<Saved<RoutingDocument>>;
}

/** A document as a form and as JSON, beside what it would do. */
export function RoutingEditor({ place, loaded, onReload }: RoutingEditorProps) {
  const [view, setView] = useState<'form' | 'json'>('form');
  const [base, setBase] = useState(loaded);
  const saved = base.document;
  const [draft, setDraft] = useState<RoutingDocument>(saved);
  const [text, setText] = useState(documentText(saved));
  const [unreadable, setUnreadable] = useState<string>();
  const save = useSaveRouting(place);
  const mayWrite = useMayWrite(place);
  const dirty = unreadable !== undefined || !sameDocument(draft, saved);
  const show = (document: RoutingDocument) => {
    setDraft(document);
    setText(documentText(document));
    setUnreadable(undefined);
    save.reset();
  };
  const write = (typed: string) => {
    setText(typed);
    save.reset();
    const read = readDocument(typed);
    setUnreadable('problem' in read ? read.problem : undefined);
    if ('document' in read) setDraft(read.document as RoutingDocument);
  };
  const faults = save.error instanceof ApiError ? faultsIn(save.error.fields) : {};
  const notice = save.error && Object.keys(faults).length === 0 ? (save.error instanceof ApiError ? save.error.message : t('This did not work. Try again.')) : undefined;
  const overtaken = save.error instanceof ApiError && save.error.status === 412;
  const submit = async () => {
    await save.mutateAsync({ document: draft, version: base.version });
    toast(t('The routing document was saved. It binds from the next request.'));
    setBase(await onReload());
  };
  const rebase = async (take: boolean) => {
    const now = await onReload();
    setBase(now);
    if (take) show(now.document);
    else save.reset();
  };
  return (
    <div className={classes.columns}>
      <Unsaved dirty={dirty} />
      <Stack gap="lg">
        <Panel
          title={t('Document')}
          actions={
            <SegmentedControl size="xs" aria-label={t('Edit as')} data={[{ value: 'form', label: t('Form'), disabled: unreadable !== undefined }, { value: 'json', label: 'JSON' }]} value={view} onChange={(chosen) => setView(chosen as typeof view)} />
          }
        >
          <Stack gap="lg">
            {overtaken ? <Overtaken onTake={() => void rebase(true)} onKeep={() => void rebase(false)} /> : notice && <Notice>{notice}</Notice>}
            {view === 'form' ? (
              <RoutingFields document={draft} faults={faults} onChange={show} onJson={() => setView('json')} disabled={!mayWrite} />
            ) : (
              <JsonEditor text={text} problem={unreadable} faults={faults} onChange={write} disabled={!mayWrite} />
            )}
            {mayWrite && (
              <Group justify="space-between" className={classes.foot}>
                <Text size="xs" c="dimmed">
                  {dirty ? t('Changed, not saved') : t('In force')}
                </Text>
                <Group gap="sm">
                  <Button variant="default" disabled={!dirty} onClick={() => show(saved)}>
                    {t('Discard')}
                  </Button>
                  <Button disabled={!dirty || unreadable !== undefined} loading={save.isPending} onClick={() => void submit().catch(() => {})}>
                    {t('Save document')}
                  </Button>
                </Group>
              </Group>
            )}
          </Stack>
        </Panel>
        {place.level !== 'model' && <RoutingVersions place={place} onTake={mayWrite ? show : undefined} />}
      </Stack>
      <DryRun place={place} draft={dirty && !unreadable ? draft : undefined} />
    </div>
  );
}

function useMayWrite({ level }: Place): boolean {
  const teams = useMay('teams:write');
  const keys = useMay('keys:write');
  return level === 'model' || (level === 'key' ? keys : teams);
}
