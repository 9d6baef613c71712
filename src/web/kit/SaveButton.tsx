import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { FileOut, Route, Sent } from '../../platform/contract/index.ts';
import { callProved, saveFile } from '../api.ts';
import { Button } from './Button.tsx';
import { ProblemAlert } from './Problem.tsx';

/** Asks an act for its file and hands it to the person. Where it needs a fresh proof of who is there, that is asked for first. */
export const SaveButton = <R extends Route<z.ZodObject, FileOut>>(props: {
  route: R;
  input: Sent<R>;
  children: ReactNode;
  /** Capabilities whose lists change by it. */
  changes?: readonly string[];
}) => {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const take = (): void => {
    setBusy(true);
    setTrouble(null);
    void callProved(props.route, props.input)
      .then((file) => {
        saveFile(file);
        return Promise.all((props.changes ?? []).map((name) => client.invalidateQueries({ queryKey: [name] })));
      })
      .catch(setTrouble)
      .finally(() => setBusy(false));
  };
  return (
    <>
      {trouble ? <ProblemAlert error={trouble} /> : null}
      <Button icon="download" disabled={busy} onClick={take}>
        {props.children}
      </Button>
    </>
  );
};
