import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '@/api/problem';
import { useSaveRouting } from '@/api/routing';
import { useMay } from '@/api/session';
import type { RoutingDocument } from '@/api/types';
import type { Place } from '@/lib/places';
import { documentText, faultsIn, readDocument, sameDocument } from '@/lib/routing';
import { Notice } from '@/ui/Notice';
import { Panel } from '@/ui/Page';
import { toast } from '@/ui/toast';
import { DryRun } from './DryRun';
import { JsonEditor } from './JsonEditor';
import classes from './Routing.module.css';
import { RoutingFields } from './RoutingFields';
import { RoutingVersions } from './RoutingVersions';

interface RoutingEditorProps {
  place: Place;
  saved: RoutingDocument;
}

/** A document as a form and as JSON, beside what it would do. */
export function RoutingEditor({ place, saved }: RoutingEditorProps) {
  const [view, setView] = useState<'form' | 'json'>('form');
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
  const notice = save.error && Object.keys(faults).length === 0 ? (save.error instanceof ApiError ? save.error.message : 'This did not work. Try again.') : undefined;
  const submit = () => save.mutate(draft, { onSuccess: () => toast('The routing document was saved. It binds from the next request.') });
  return (
    <div className={classes.columns}>
      <Stack gap="lg">
        <Panel
          title="Document"
          actions={
            <SegmentedControl size="xs" aria-label="Edit as" data={[{ value: 'form', label: 'Form' }, { value: 'json', label: 'JSON' }]} value={view} onChange={(chosen) => setView(chosen as typeof view)} />
          }
        >
          <Stack gap="lg">
            {notice && <Notice>{notice}</Notice>}
            {view === 'form' ? (
              <RoutingFields document={draft} faults={faults} onChange={show} onJson={() => setView('json')} disabled={!mayWrite} />
            ) : (
              <JsonEditor text={text} problem={unreadable} faults={faults} onChange={write} disabled={!mayWrite} />
            )}
            {mayWrite && (
              <Group justify="space-between" className={classes.foot}>
                <Text size="xs" c="dimmed">
                  {dirty ? 'Changed, not saved' : 'In force'}
                </Text>
                <Group gap="sm">
                  <Button variant="default" disabled={!dirty} onClick={() => show(saved)}>
                    Discard
                  </Button>
                  <Button disabled={!dirty || unreadable !== undefined} loading={save.isPending} onClick={submit}>
                    Save document
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
