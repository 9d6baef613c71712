import type { ListPart } from './entity.ts';
import type { Problems } from './problems.ts';
import { textEvidence } from './text.ts';

/** Says what was done to the letters of a part: bytes that are not UTF-8 among UTF-8, zero bytes left out. */
export async function textProblems(part: ListPart, problems: Problems): Promise<void> {
  const { strayBytes, zeroBytes } = await textEvidence(part);
  const file = part.name;
  if (strayBytes > 0) problems.add({ code: 'BYTES_NOT_UTF8', weight: 'note', file, value: String(strayBytes) });
  if (zeroBytes > 0) problems.add({ code: 'ZERO_BYTES', weight: 'note', file, value: String(zeroBytes) });
}
