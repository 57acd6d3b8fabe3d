import { Anchor, Text, TextInput, Textarea } from '@mantine/core';
import type { Settings } from '@/lib/chat';
import { forgetSecret } from '@/lib/secret';
import { Panel } from '@/ui/Page';
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
    <Panel title="Settings">
      <div className={classes.settings}>
        <Textarea label="System prompt" placeholder="You are a careful assistant." autosize minRows={3} maxRows={10} value={settings.system} onChange={set('system')} />
        <div className={classes.three}>
          <TextInput label="Temp." placeholder="Default" inputMode="decimal" value={settings.temperature} error={errors.temperature} onChange={set('temperature')} />
          <TextInput label="Top p" placeholder="Default" inputMode="decimal" value={settings.topP} error={errors.topP} onChange={set('topP')} />
          <TextInput label="Max tokens" placeholder="Model's" inputMode="numeric" value={settings.maxTokens} error={errors.maxTokens} onChange={set('maxTokens')} />
        </div>
        <Textarea
          label="Tools"
          description={
            !settings.tools && (
              <Anchor component="button" type="button" size="xs" onClick={() => onChange({ ...settings, tools: EXAMPLE_TOOL })}>
                Insert an example
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
            With the key <span className="mono">…{secret.slice(-SHOWN)}</span>.{' '}
            <Anchor component="button" type="button" size="sm" onClick={forgetSecret}>
              Use another
            </Anchor>
          </Text>
        )}
      </div>
    </Panel>
  );
}
