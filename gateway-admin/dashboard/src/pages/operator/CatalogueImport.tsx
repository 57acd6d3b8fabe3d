import { Button, Switch, Text, Textarea } from '@mantine/core';
import { IconSeedling } from '@tabler/icons-react';
import { useState } from 'react';
import { textOf } from '@/api/client';
import { useImportCatalogue } from '@/api/operator';
import { forForm } from '@/api/problem';
import type { CatalogueDiff } from '@/api/types';
import { t } from '@/i18n';
import { changeSentence, valueText } from '@/lib/catalogueDiff';
import { words } from '@/lib/words';
import { Tag } from '@/ui/Tag';
import { toast } from '@/ui/toast';
import classes from './CatalogueImport.module.css';
import { FileImport } from './FileImport';

/** A catalogue from a file: first what would change, then the change itself. */
export function CatalogueImport({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [deletes, setDeletes] = useState(false);
  const [diff, setDiff] = useState<CatalogueDiff>();
  const file = useImportCatalogue();
  const missing = deletes ? 'delete' : 'keep';
  const compare = () => file.mutate({ text, missing }, { onSuccess: setDiff });
  const apply = () =>
    file.mutate(
      { text, missing, token: diff?.token },
      {
        onSuccess: ({ changes }) => {
          toast(`${changeSentence(changes)}.`);
          onClose();
        },
      },
    );
  const seed = async () => {
    try {
      setText(await textOf('/api/operator/catalogue/seed', { accept: '*/*' }));
    } catch (failure) {
      toast(forForm(failure, []).notice ?? '');
    }
  };
  return (
    <FileImport
      title={t('Import a catalogue')}
      accept=".yaml,.yml,application/yaml"
      text={text}
      onText={setText}
      error={file.error}
      busy={file.isPending}
      compared={diff}
      onCompare={compare}
      onApply={apply}
      onBack={() => {
        file.reset();
        setDiff(undefined);
      }}
      onClose={onClose}
      beside={
        <Button variant="default" leftSection={<IconSeedling size={15} stroke={1.7} />} disabled={text.trim() !== ''} onClick={() => void seed()}>
          {t('Begin with usual models')}
        </Button>
      }
    >
      {diff ? (
        <Difference diff={diff} />
      ) : (
        <>
          <Textarea
            label={t('File, in YAML')}
            description={t('As it is exported. All of it is applied, or nothing.')}
            placeholder={'providers:\n  groq: {preset: groq}'}
            autosize
            minRows={10}
            maxRows={18}
            spellCheck={false}
            classNames={{ input: classes.text }}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Switch label={t('Delete what the file does not name')} description={t('In the sections that it has.')} checked={deletes} onChange={(event) => setDeletes(event.currentTarget.checked)} />
        </>
      )}
    </FileImport>
  );
}

const TONES = { create: 'good', update: 'warn', delete: 'bad' } as const;

function Difference({ diff: { changes, unchanged } }: { diff: CatalogueDiff }) {
  return (
    <div>
      <Text mb="sm">
        {t('{changes}; {count, plural, one {# stays as it is} other {# stay as they are}}.', { changes: changes.length === 0 ? t('Nothing would change') : changeSentence(changes), count: unchanged })}
      </Text>
      <ul className={classes.changes}>
        {changes.map(({ section, name, action, fields }) => (
          <li key={`${section}/${name}`}>
            <div className={classes.head}>
              <strong>{name}</strong> <small>{words(section)}</small>
              <Tag tone={TONES[action as keyof typeof TONES] ?? 'plain'}>{words(action)}</Tag>
            </div>
            {action === 'update' && (
              <dl>
                {fields.map(({ field, from, to }) => (
                  <div key={field}>
                    <dt>{field}</dt>
                    <dd>
                      <del>{valueText(from)}</del> <ins>{valueText(to)}</ins>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
