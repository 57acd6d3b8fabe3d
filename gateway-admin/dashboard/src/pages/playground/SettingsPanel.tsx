import { Anchor, Text, TextInput, Textarea } from '@mantine/core';
import { t } from '@/i18n';
import type { Settings } from '@/lib/chat';
import { forgetSecret } from '@/lib/secret';
import { Panel } from '@/ui/Page';
import { Say } from '@/ui/Say';
import classes from './Playground.module.css';

interface SettingsPanelProps {
  settings: Settings;
  errors: Partial<Record<keyof Settings, string>>;
  onChange: (settings: Settings) => void;
  secret: string | undefined;
}

const EXAMPLE_TOOL = `[{
  "type": "function",
  "function": {
    "name": "weather",
    "parameters": {
      "type": "object",
      "properties": {
        "city": { "type": "string" }
      }
    }
  }
}]`;
const SHOWN = 4;

/** What goes with every question. */
export function SettingsPanel({ settings, errors, onChange, secret }: SettingsPanelProps) {
  const set = (name: keyof Settings) => (event: { currentTarget: { value: string } }) => onChange({ ...settings, [name]: event.currentTarget.value });
  return (
    <Panel title={t('Settings')}>
      <div className={classes.settings}>
        <Textarea label={t('System prompt')} placeholder={t('You are a careful assistant.')} autosize minRows={3} maxRows={10} value={settings.system} onChange={set('system')} />
        <div className={classes.three}>
          <TextInput label={t('Temp.')} placeholder={t('Default')} inputMode="decimal" value={settings.temperature} error={errors.temperature} onChange={set('temperature')} />
          <TextInput label={t('Top p')} placeholder={t('Default')} inputMode="decimal" value={settings.topP} error={errors.topP} onChange={set('topP')} />
          <TextInput label={t('Max tokens')} placeholder={t('Model\'s')} inputMode="numeric" value={settings.maxTokens} error={errors.maxTokens} onChange={set('maxTokens')} />
        </div>
        <Textarea
          label={t('Tools')}
          description={
            !settings.tools && (
              <Anchor component="button" type="button" size="xs" onClick={() => onChange({ ...settings, tools: EXAMPLE_TOOL })}>
                {t('Insert an example')}
              </Anchor>
            )
          }
          placeholder="[ … ]"
          autosize
          minRows={3}
          maxRows={14}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
          value={settings.tools}
          error={errors.tools}
          onChange={set('tools')}
        />
        {secret && (
          <Text size="sm" c="dimmed">
            <Say message="With the key {ending}." ending={<span className="mono">…{secret.slice(-SHOWN)}</span>} />{' '}
            <Anchor component="button" type="button" size="sm" onClick={forgetSecret}>
              {t('Use another')}
            </Anchor>
          </Text>
        )}
      </div>
    </Panel>
  );
}
