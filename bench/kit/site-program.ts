import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folds, type LabelledPair } from '../../src/prevention/supply/testing/labelled-sites.ts';
import { type Found, failureOf } from './name-programs.ts';

export const dedupeVersion = '3.0.3';

/** Country exact, name and address as strings: the fields by which Open Supply Hub uses it, in lower case without signs. */
const program = `
import json, re, sys
import dedupe
from dedupe.api import flatten_training

given = json.load(sys.stdin)

def clean(one):
    text = lambda it: re.sub(r"[^\\w\\s]", " ", it.lower()).strip() or None
    return {"name": text(one["name"]), "address": text(one["address"]), "country": one["country"]}

pairs = [((clean(one["a"]), clean(one["b"])), one["same"]) for one in given["pairs"]]

def fitted(kept):
    matcher = dedupe.Dedupe([
        dedupe.variables.String("name"),
        dedupe.variables.String("address", has_missing=True),
        dedupe.variables.Exact("country"),
    ], num_cores=1)
    examples, labels = flatten_training({
        "match": [pair for pair, same in kept if same],
        "distinct": [pair for pair, same in kept if not same],
    })
    matcher.classifier.fit(matcher.data_model.distances(examples), labels)
    return matcher

scores = [0.0] * len(pairs)
for fold in range(given["folds"]):
    matcher = fitted([one for i, one in enumerate(pairs) if i % given["folds"] != fold])
    held = [i for i in range(len(pairs)) if i % given["folds"] == fold]
    found = matcher.classifier.predict_proba(matcher.data_model.distances([pairs[i][0] for i in held]))[:, -1]
    for i, score in zip(held, found):
        scores[i] = float(score)
print(json.dumps(scores))
`;

/** Installs dedupe. @returns its score of each pair, from 0 to 1, learnt from the pairs of the other folds */
export const installDedupe = (folder: string): Found<(pairs: readonly LabelledPair[]) => readonly number[]> => {
  mkdirSync(folder, { recursive: true });
  const python = join(folder, 'venv/bin/python');
  const failure =
    failureOf('python3', ['-m', 'venv', join(folder, 'venv')], folder) ??
    failureOf(python, ['-m', 'pip', 'install', '--quiet', `dedupe==${dedupeVersion}`], folder);
  if (failure) return { missing: failure };
  writeFileSync(join(folder, 'sites.py'), program);
  return {
    peer: (pairs) => {
      const done = spawnSync(python, [join(folder, 'sites.py')], {
        input: JSON.stringify({ pairs, folds }),
        encoding: 'utf8',
      });
      if (done.status !== 0) throw new Error(`dedupe failed: ${done.stderr.trim().split('\n').at(-1)}`);
      return JSON.parse(done.stdout) as number[];
    },
  };
};
