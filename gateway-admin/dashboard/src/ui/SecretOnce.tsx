import { Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { CopyButton } from './CopyButton';
import classes from './SecretOnce.module.css';

/** A secret that is shown this once, ready to copy. */
export function SecretOnce({ label, secret }: { label: string; secret: string }) {
  return (
    <Stack gap={10}>
      <div className={classes.warning}>
        <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
        <Text size="sm">Copy it now. It is not kept in a readable form and cannot be shown again.</Text>
      </div>
      <div className={classes.secret}>
        <TextInput
          aria-label={label}
          value={secret}
          readOnly
          classNames={{ input: classes.input }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={secret} what="secret" prominent />
      </div>
    </Stack>
  );
}
