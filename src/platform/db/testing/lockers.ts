/** A process of a test: takes folder after folder, each at its given moment, and says for each whether it got it. */
import { lockFolder } from '../lock.ts';

const [start = '', every = '', token = '', ...folders] = process.argv.slice(2);
const got = folders.map((folder, round) => {
  while (Date.now() < Number(start) + round * Number(every)) {
    // all the processes of the test strike at once
  }
  try {
    lockFolder(folder, `${token}-${round}`);
    return true;
  } catch {
    return false;
  }
});
process.stdout.write(JSON.stringify(got));
process.stdin.resume();
