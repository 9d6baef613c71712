import type { Command } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { hashEvent } from '../epcis/hash-event.ts';
import { eventsOf, readJson } from '../epcis/read-document.ts';
import { eventsOfXml } from '../epcis/read-xml.ts';

/** The CBV 2.0 hash of each event of a file: one name for every spelling of the same event, in JSON or XML. No server. */
export const epcisHash: Command = {
  name: 'epcis hash',
  args: ['FILE'],
  says: 'cli.epcis.hash',
  run: async ({ readFile }, [path = '']) => {
    const { bytes } = await readFile(path);
    const found = isXml(bytes) ? eventsOfXml(bytes, path) : eventsOf(readJson(bytes, path));
    if (found.length === 0) return refuse('SUPPLY_EPCIS_NO_EVENTS', {}, [{ file: path }]);
    const events = found.map((at) => ({
      path: at.path,
      type: at.event.type,
      ...(typeof at.event.eventID === 'string' ? { eventID: at.event.eventID } : {}),
      ...hashEvent(at),
    }));
    return { data: { events }, text: events.map(({ hash, path: place }) => `${hash}  ${place}`).join('\n') };
  },
};

const isXml = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().startsWith('<');
