import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { KeyboardEvent, ReactNode } from 'react';
import { useWords } from '../words/language';

export const useIsPhone = (): boolean =>
  useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });

type Frame = {
  title: string;
  onClose: () => void;
  /** What its one filled button is called; without it the dialog only shows. */
  submit?: string;
  onSubmit?: () => void;
  busy?: boolean;
  blocked?: boolean;
  wide?: boolean;
  children: ReactNode;
};

/** A question over the page: Ctrl or ⌘ Enter is its one filled button. Whole screen on a phone. */
export function DialogFrame({ title, onClose, submit, onSubmit, busy, blocked, wide, children }: Frame) {
  const words = useWords();
  const isPhone = useIsPhone();
  const send = (): void => {
    if (busy !== true && blocked !== true) onSubmit?.();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      fullScreen={isPhone}
      size={wide === true ? 'lg' : 'md'}
      closeButtonProps={{ 'aria-label': words.toasts.close }}
    >
      <form
        noValidate
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Stack gap="sm">
          {children}
          {submit !== undefined && (
            <Group>
              <Button type="submit" loading={busy} disabled={blocked}>
                {submit}
              </Button>
              <Button variant="default" onClick={onClose}>
                {words.casePage.cancel}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Modal>
  );
}
