import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Found, failureOf } from './name-programs.ts';

export const pandasVersion = '3.1.1';
export const rapidfuzzVersion = '3.14.6';

/** What the peer made of a file: seconds, and the group of each spelling. */
export interface PeerResult {
  readonly wall: number;
  readonly cpu: number;
  readonly bills: number;
  readonly groups: readonly (readonly [spelling: string, group: number])[];
}

// what a person with Python would write: read, drop bills told twice, compare names and addresses within a country, join what is near
const program = `
import json, sys, time
import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process, utils

path, cutoff = sys.argv[1], float(sys.argv[2])
wall, cpu = time.perf_counter(), time.process_time()
table = pd.read_csv(path, dtype=str, keep_default_na=False)
bills = table.drop_duplicates(["Bill of Lading Number", "Container Number"])
sides = [
    bills[[f"{side} Name", f"{side} Address", f"{side} Country"]].set_axis(["name", "address", "country"], axis=1)
    for side in ("Shipper", "Consignee")
]
parties = pd.concat(sides)
parties = parties[parties.name != ""].drop_duplicates().reset_index(drop=True)
text = [utils.default_process(f"{name} {address}") for name, address in zip(parties.name, parties.address)]
parent = list(range(len(text)))

def root(i):
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i

for _, block in parties.groupby("country"):
    index = block.index.to_numpy()
    texts = [text[i] for i in index]
    scores = process.cdist(texts, texts, scorer=fuzz.token_sort_ratio, score_cutoff=cutoff, workers=1, dtype=np.uint8)
    for a, b in zip(*np.nonzero(np.triu(scores, 1))):
        one, other = root(index[a]), root(index[b])
        if one != other:
            parent[max(one, other)] = min(one, other)
groups = [
    [f"{name}|{address}|{country.lower()}", root(i)]
    for i, (name, address, country) in enumerate(zip(parties.name, parties.address, parties.country))
]
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
print(json.dumps({"wall": wall, "cpu": cpu, "bills": len(bills), "groups": groups}))
`;

/** Installs pandas and rapidfuzz. @returns what reads a file of bills and joins its parties by them, in one thread, from this likeness on (0 to 100) */
export const installRapidfuzz = (folder: string): Found<(path: string, cutoff: number) => PeerResult> => {
  mkdirSync(folder, { recursive: true });
  const python = join(folder, 'venv/bin/python');
  const failure =
    failureOf('python3', ['-m', 'venv', join(folder, 'venv')], folder) ??
    failureOf(
      python,
      ['-m', 'pip', 'install', '--quiet', `pandas==${pandasVersion}`, `rapidfuzz==${rapidfuzzVersion}`],
      folder,
    );
  if (failure) return { missing: failure };
  writeFileSync(join(folder, 'bills.py'), program);
  return {
    peer: (path, cutoff) => {
      const done = spawnSync(python, [join(folder, 'bills.py'), path, String(cutoff)], {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      });
      if (done.status !== 0) throw new Error(`rapidfuzz failed: ${done.stderr.trim().split('\n').at(-1)}`);
      return JSON.parse(done.stdout) as PeerResult;
    },
  };
};
