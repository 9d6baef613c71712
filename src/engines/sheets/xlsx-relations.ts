import type { SheetLimits } from './limits.ts';
import { PACKAGE_RELATIONS } from './xlsx-names.ts';
import { readXml } from './xml.ts';
import type { Archive } from './zip.ts';

export interface Relation {
  readonly id: string;
  /** The last word of the relation type: `worksheet`, `sharedStrings`, `styles`, `officeDocument`. */
  readonly kind: string;
  /** The name of the part it leads to. */
  readonly target: string;
}

/** The relations of a part (`''` for the container itself); none where the file has no list of them. Outside targets are left out. */
export function readRelations(archive: Archive, source: string, limits: SheetLimits): Relation[] {
  const slash = source.lastIndexOf('/');
  const folder = source.slice(0, slash + 1);
  const part = `${folder}_rels/${source.slice(slash + 1)}.rels`;
  const relations: Relation[] = [];
  if (!archive.has(part)) return relations;
  readXml({ part, chunks: archive.read(part), namespaces: PACKAGE_RELATIONS }, limits, {
    open(tag) {
      const target = tag.attribute('Target');
      if (tag.name !== 'Relationship' || target === undefined || tag.attribute('TargetMode') === 'External') return;
      const kind = (tag.attribute('Type') ?? '').split('/').at(-1) ?? '';
      relations.push({ id: tag.attribute('Id') ?? '', kind, target: resolve(folder, target) });
    },
  });
  return relations;
}

/** A target is relative to the folder of its source, or absolute within the container; it cannot climb out. */
function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const piece of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (piece === '..') path.pop();
    else if (piece !== '' && piece !== '.') path.push(piece);
  }
  return path.join('/');
}
